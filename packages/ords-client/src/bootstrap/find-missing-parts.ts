import { callOrds } from '../call-ords';
import { createSqlClient, type SqlClient } from '../create-sql-client';
import { OrdsNotFoundError } from '../errors';
import { toSchemaUrl } from '../to-schema-url';
import type { BootstrapOptions } from './bootstrap-options';
import { count } from './count';
import { names } from './names';
import { statements } from './statements';

/** What {@link findMissingParts} needs to know. */
export type FindMissingPartsOptions = Pick<
  BootstrapOptions,
  'ordsUrl' | 'adminPassword' | 'demoPassword' | 'clientId' | 'http'
>;

async function isClosed(demo: SqlClient): Promise<boolean> {
  try {
    await demo.execute(statements.ping);
    return false;
  } catch (error) {
    if (error instanceof OrdsNotFoundError) return true;
    throw error;
  }
}

/**
 * Looks which parts of the bootstrap a database lacks, and changes nothing. An empty answer says that all is there.
 *
 * @throws OrdsError when that cannot be known: no answer, or a password that is refused
 */
export async function findMissingParts(options: FindMissingPartsOptions): Promise<string[]> {
  const { ordsUrl, adminPassword, demoPassword, clientId, http } = options;
  const connect = (username: string, password: string, alias: string) =>
    createSqlClient({ ordsUrl, alias, username, password, http, secrets: [adminPassword, demoPassword] });
  const admin = connect('ADMIN', adminPassword, 'admin');
  if ((await count(admin, statements.countUser)) === 0) return [`user ${names.user}`];
  const demo = connect(names.user, demoPassword, names.alias);
  if (await isClosed(demo)) return [`schema ${names.alias}/`];
  const missing: string[] = [];
  if ((await count(demo, statements.countTable)) === 0) missing.push(`table ${names.table}`);
  const { rows } = await demo.execute(statements.selectClient);
  if (rows[0]?.client_id !== clientId) missing.push(`OAuth client ${names.client}`);
  const handler = await callOrds(http, 'looking for the handler', {
    method: 'POST',
    url: `${toSchemaUrl(ordsUrl, names.alias)}/ingest/observations`,
    headers: { 'content-type': 'application/json' },
    body: '[]',
  });
  if (handler.status === 404) missing.push('handler ingest/observations');
  return missing;
}
