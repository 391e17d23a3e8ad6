import { OrdsProblemError } from '../errors';
import type { OrdsRequest } from '../http/ords-request';
import { isSchemaUser } from './check-user';
import { challenges, readBasic, readBearer, unauthorized } from './credentials';
import { fingerprint } from './hash-secret';

function findClientRoles({ database, schema, now }: OrdsRequest, bearer: string): string[] {
  const token = database.dictionary.get('token', schema, fingerprint(bearer));
  const client = token && database.dictionary.get('client', schema, token.client);
  if (token === undefined || client === undefined) throw unauthorized(challenges.invalidToken);
  if (token.expiresAt <= now) throw unauthorized(challenges.expiredToken);
  return client.roles;
}

/** The schema's own user may use its AutoREST tables, and has no role that was made for clients. */
function findUserRoles(request: OrdsRequest, autoRestRoles: readonly string[]): readonly string[] {
  const basic = readBasic(request.request.headers);
  if (basic === undefined) throw unauthorized(challenges.missingToken);
  if (!isSchemaUser(request, basic)) throw unauthorized(challenges.basic);
  return autoRestRoles;
}

/**
 * Lets a caller through that has one of the roles.
 *
 * @param roles any of these will do
 * @param autoRestRoles those among them that the schema's own user has
 * @throws OrdsProblemError 401 with a challenge when it is not known who calls, 403 when the role is missing
 */
export function requireRole(
  request: OrdsRequest,
  roles: readonly string[],
  autoRestRoles: readonly string[] = [],
): void {
  const bearer = readBearer(request.request.headers);
  const held =
    bearer === undefined ? findUserRoles(request, autoRestRoles) : findClientRoles(request, bearer);
  if (!roles.some((role) => held.includes(role)))
    throw new OrdsProblemError(
      403,
      'Forbidden',
      `Forbidden: the caller has none of the roles ${roles.join(', ')}`,
    );
}
