import { OracleError } from '../errors';
import type { Builtin, BuiltinContext } from './builtin';
import type { CallArguments } from './call-arguments';

/** The role that a table with AutoREST and `p_auto_rest_auth` asks for. */
export const autoRestRole = (schema: string, object: string): string =>
  `oracle.dbtools.role.autorest.${schema}.${object}`;

/** The role that stands for all AutoREST tables of a schema. */
export const autoRestSchemaRole = (schema: string): string => `oracle.dbtools.role.autorest.${schema}`;

/** Names of all roles that a schema's clients can be given. */
export function listRoles({ dictionary, user }: Pick<BuiltinContext, 'dictionary' | 'user'>): string[] {
  const objects = dictionary.list('object', user).map(({ name }) => autoRestRole(user, name));
  return [...dictionary.list('role', user).map(({ name }) => name), ...objects, autoRestSchemaRole(user)];
}

function refuseOverlap(
  patterns: readonly string[],
  name: string,
  { dictionary, user }: BuiltinContext,
): void {
  const taken = new Map(
    dictionary
      .list('privilege', user)
      .filter((one) => one.name !== name)
      .flatMap((one) => one.value.patterns.map((pattern) => [pattern, one.name])),
  );
  for (const { name: object, value } of dictionary.list('object', user))
    if (value.requiresAuth)
      taken.set(`/${value.alias}/*`, `oracle.dbtools.autorest.privilege.${user}.${object}`);
  for (const pattern of patterns) {
    if (!pattern.startsWith('/'))
      throw new OracleError(20001, `the pattern ${pattern} does not begin with /`);
    const other = taken.get(pattern);
    if (other !== undefined)
      throw new OracleError(20039, `the pattern ${pattern} is already mapped by ${other}`);
  }
}

async function definePrivilege(args: CallArguments, context: BuiltinContext): Promise<void> {
  const { dictionary, user } = context;
  const name = args.text('P_PRIVILEGE_NAME');
  const [roles, patterns, modules] = ['P_ROLES', 'P_PATTERNS', 'P_MODULES'].map((one) => args.texts(one)) as [
    string[],
    string[],
    string[],
  ];
  const known = listRoles(context);
  const unknownRole = roles.find((role) => !known.includes(role));
  if (unknownRole !== undefined)
    throw new OracleError(1403, `no data found: there is no role ${unknownRole}`);
  const unknownModule = modules.find((module) => dictionary.get('module', user, module) === undefined);
  if (unknownModule !== undefined)
    throw new OracleError(1403, `no data found: there is no module ${unknownModule}`);
  refuseOverlap(patterns, name, context);
  const label = args.optionalText('P_LABEL') ?? '';
  await dictionary.put('privilege', user, name, { roles, patterns, modules, label });
}

/** Procedures that say who may call what. */
export const privilegeBuiltins: Readonly<Record<string, Builtin>> = {
  'ORDS.CREATE_ROLE': {
    parameters: ['P_ROLE_NAME'],
    run: async (args, { dictionary, user }) => {
      const name = args.text('P_ROLE_NAME');
      if (dictionary.get('role', user, name) !== undefined)
        throw new OracleError(1, `unique constraint violated (there is a role ${name} already)`);
      await dictionary.put('role', user, name, {});
    },
  },
  'ORDS.DELETE_ROLE': {
    parameters: ['P_ROLE_NAME'],
    run: async (args, { dictionary, user }) => {
      await dictionary.remove('role', user, args.text('P_ROLE_NAME'));
    },
  },
  'ORDS.DEFINE_PRIVILEGE': {
    parameters: [
      'P_PRIVILEGE_NAME',
      'P_ROLES',
      'P_PATTERNS',
      'P_MODULES',
      'P_LABEL',
      'P_DESCRIPTION',
      'P_COMMENTS',
    ],
    run: definePrivilege,
  },
  'ORDS.DELETE_PRIVILEGE': {
    parameters: ['P_NAME'],
    run: async (args, { dictionary, user }) => {
      await dictionary.remove('privilege', user, args.text('P_NAME'));
    },
  },
};
