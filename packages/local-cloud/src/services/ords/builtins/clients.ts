import { notImplementedHere, OracleError } from '../errors';
import { hashSecret, isSecretOf } from '../auth/hash-secret';
import { CLIENT_SECRET_SLOTS, DEFAULT_TOKEN_SECONDS } from '../limits';
import type { ClientEntry, ClientSecret } from '../dictionary/entries';
import type { Builtin, BuiltinContext } from './builtin';
import type { CallArguments } from './call-arguments';
import { listRoles } from './privileges';

function findClient({ dictionary, user }: BuiltinContext, name: string): ClientEntry {
  const client = dictionary.get('client', user, name);
  if (client === undefined) throw new OracleError(1403, `no data found: there is no client ${name}`);
  return client;
}

async function importClient(args: CallArguments, context: BuiltinContext): Promise<void> {
  const { dictionary, user } = context;
  const name = args.text('P_NAME');
  const clientId = args.text('P_CLIENT_ID');
  const grantType = args.text('P_GRANT_TYPE');
  if (grantType !== 'client_credentials') throw notImplementedHere(`the grant type ${grantType}`);
  if (args.optionalText('P_PRIVILEGE_NAMES') !== undefined)
    throw notImplementedHere('P_PRIVILEGE_NAMES; grant a role');
  if (dictionary.list('client').some((one) => one.name === name || one.value.clientId === clientId))
    throw new OracleError(
      1,
      `unique constraint violated (there is a client ${name}, or one with this id, already)`,
    );
  await dictionary.put('client', user, name, {
    clientId,
    grantType,
    description: args.optionalText('P_DESCRIPTION') ?? '',
    tokenSeconds: args.number('P_TOKEN_DURATION', DEFAULT_TOKEN_SECONDS),
    secrets: [],
    roles: [],
  });
}

/** Forgets the tokens that a client holds. */
async function revokeSessions({ dictionary, user }: BuiltinContext, client: string): Promise<void> {
  for (const token of dictionary.list('token', user))
    if (token.value.client === client) await dictionary.remove('token', user, token.name);
}

/** Puts a secret into the free slot, or over the older one. */
export function placeSecret(
  secrets: readonly ClientSecret[],
  hash: string,
  issuedAt: number,
): ClientSecret[] {
  const slots = Array.from({ length: CLIENT_SECRET_SLOTS }, (_, index) => index + 1);
  const free = slots.find((slot) => !secrets.some((one) => one.slot === slot));
  const oldest = [...secrets].sort((a, b) => a.issuedAt - b.issuedAt || a.slot - b.slot)[0];
  const slot = free ?? oldest?.slot ?? 1;
  return [...secrets.filter((one) => one.slot !== slot), { slot, hash, issuedAt }];
}

async function registerSecret(args: CallArguments, context: BuiltinContext): Promise<void> {
  const name = args.text('P_NAME');
  const client = findClient(context, name);
  const kept = args.flag('P_REVOKE_EXISTING', false) ? [] : client.secrets;
  const secret = args.clientSecret('P_CLIENT_SECRET');
  const known = kept.find((one) => isSecretOf(secret, one.hash));
  const secrets = known === undefined ? placeSecret(kept, hashSecret(secret), context.now) : [...kept];
  await context.dictionary.put('client', context.user, name, { ...client, secrets });
  if (args.flag('P_REVOKE_SESSIONS', false)) await revokeSessions(context, name);
}

async function revokeSecret(args: CallArguments, context: BuiltinContext): Promise<void> {
  const name = args.text('P_NAME');
  const client = findClient(context, name);
  const secret = args.clientSecret('P_CLIENT_SECRET');
  const secrets = client.secrets.filter((one) => !isSecretOf(secret, one.hash));
  await context.dictionary.put('client', context.user, name, { ...client, secrets });
  if (args.flag('P_REVOKE_SESSIONS', false)) await revokeSessions(context, name);
}

async function changeRoles(
  args: CallArguments,
  context: BuiltinContext,
  change: (roles: readonly string[], role: string) => string[],
): Promise<void> {
  const name = args.text('P_CLIENT_NAME');
  const role = args.text('P_ROLE_NAME');
  const client = findClient(context, name);
  if (!listRoles(context).includes(role))
    throw new OracleError(1403, `no data found: there is no role ${role}`);
  await context.dictionary.put('client', context.user, name, {
    ...client,
    roles: change(client.roles, role),
  });
}

const registration = [
  'P_NAME',
  'P_CLIENT_ID',
  'P_GRANT_TYPE',
  'P_DESCRIPTION',
  'P_PRIVILEGE_NAMES',
  'P_ORIGINS_ALLOWED',
  'P_REDIRECT_URI',
  'P_SUPPORT_EMAIL',
  'P_SUPPORT_URI',
  'P_TOKEN_DURATION',
  'P_REFRESH_DURATION',
  'P_CODE_DURATION',
];

/** ORDS_SECURITY: OAuth clients, their secrets and roles. */
export const clientBuiltins: Readonly<Record<string, Builtin>> = {
  'ORDS_SECURITY.IMPORT_CLIENT': { parameters: registration, run: importClient },
  'ORDS_SECURITY.REGISTER_CLIENT_SECRET': {
    parameters: ['P_NAME', 'P_CLIENT_SECRET', 'P_REVOKE_EXISTING', 'P_REVOKE_SESSIONS'],
    run: registerSecret,
  },
  'ORDS_SECURITY.REVOKE_CLIENT_SECRET': {
    parameters: ['P_NAME', 'P_CLIENT_SECRET', 'P_REVOKE_SESSIONS'],
    run: revokeSecret,
  },
  'ORDS_SECURITY.GRANT_CLIENT_ROLE': {
    parameters: ['P_CLIENT_NAME', 'P_ROLE_NAME'],
    run: (args, context) =>
      changeRoles(args, context, (roles, role) => [...roles.filter((one) => one !== role), role]),
  },
  'ORDS_SECURITY.REVOKE_CLIENT_ROLE': {
    parameters: ['P_CLIENT_NAME', 'P_ROLE_NAME'],
    run: (args, context) => changeRoles(args, context, (roles, role) => roles.filter((one) => one !== role)),
  },
  'ORDS_SECURITY.DELETE_CLIENT': {
    parameters: ['P_NAME'],
    run: async (args, context) => {
      const name = args.text('P_NAME');
      findClient(context, name);
      await revokeSessions(context, name);
      await context.dictionary.remove('client', context.user, name);
    },
  },
  'ORDS_SECURITY.UPDATE_CLIENT_TOKEN_DURATION': {
    parameters: ['P_NAME', 'P_TOKEN_DURATION'],
    run: async (args, context) => {
      const name = args.text('P_NAME');
      const tokenSeconds = args.number('P_TOKEN_DURATION', DEFAULT_TOKEN_SECONDS);
      const client = findClient(context, name);
      await context.dictionary.put('client', context.user, name, { ...client, tokenSeconds });
    },
  },
};
