import type { OrdsRequest } from '../http/ords-request';
import { isSameSecret, isSecretOf } from './hash-secret';
import type { BasicCredentials } from './credentials';

/** Grants any of which lets a user log in. */
const loginGrants = ['CREATE SESSION', 'CONNECT', 'DWROLE'];

/** Whether these are the name and password of the schema's own user. ADMIN has the password of the database resource. */
export function isSchemaUser(
  { database, resource, schema }: Pick<OrdsRequest, 'database' | 'resource' | 'schema'>,
  { name, secret }: BasicCredentials,
): boolean {
  if (name.toUpperCase() !== schema) return false;
  if (schema === 'ADMIN') return isSameSecret(secret, resource.adminPassword);
  const user = database.dictionary.get('user', '', schema);
  if (user === undefined || !loginGrants.some((grant) => user.grants.includes(grant))) return false;
  return isSecretOf(secret, user.passwordHash);
}
