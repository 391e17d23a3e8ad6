import { randomBytes } from 'node:crypto';
import type { ClientEntry } from '../dictionary/entries';
import type { Named } from '../dictionary/open-dictionary';
import { challenges, readBasic, unauthorized } from '../auth/credentials';
import { fingerprint, isSecretOf } from '../auth/hash-secret';
import { TOKEN_BYTES } from '../limits';
import { runSession, type Session } from '../session/run-session';
import { jsonResponse, type OrdsHandler, type OrdsRequest } from './ords-request';

function findClient({ request, database, schema }: OrdsRequest): Named<ClientEntry> {
  const basic = readBasic(request.headers);
  const client = database.dictionary
    .list('client', schema)
    .find(({ value }) => value.clientId === basic?.name);
  if (
    basic === undefined ||
    client?.value.secrets.some(({ hash }) => isSecretOf(basic.secret, hash)) !== true
  )
    throw unauthorized(challenges.basic);
  return client;
}

async function forgetExpired({ database: { dictionary }, user, now }: Session): Promise<void> {
  for (const { name, value } of dictionary.list('token', user))
    if (value.expiresAt <= now) await dictionary.remove('token', user, name);
}

/**
 * `POST …/oauth/token`: an opaque token for a client's id and secret. Oracle documents no error body; ours is the generic 401.
 */
export const issueToken: OrdsHandler = async (ordsRequest) => {
  const { request, database, schema, now } = ordsRequest;
  const client = findClient(ordsRequest);
  const form = new URLSearchParams(request.body.toString('utf8'));
  if (form.get('grant_type') !== 'client_credentials') throw unauthorized(challenges.basic);
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const { tokenSeconds } = client.value;
  const expiresAt = now + tokenSeconds * 1000;
  await runSession(database, { user: schema, now }, async (session) => {
    await forgetExpired(session);
    await database.dictionary.put('token', schema, fingerprint(token), { client: client.name, expiresAt });
  });
  return jsonResponse(200, { access_token: token, token_type: 'bearer', expires_in: tokenSeconds });
};
