import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SqlValue } from '../store/open-duck-file';
import type { TestDatabase } from './test-database';

const folder = join(__dirname, '../../../../../ords-client/sql');

/** The text of a statement of the bootstrap, its `{{names}}` replaced. */
export function readStatement(path: string, values: Record<string, string> = {}): string {
  const text = readFileSync(join(folder, path), 'utf8');
  return text.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => values[name] ?? '');
}

/** What the bootstrap of tests uses. */
export const bootstrapSecrets = {
  demoPassword: 'Sunny-Skies-2026',
  clientId: 'client-of-tests',
  clientSecret: 'secret-of-tests',
};

/** One request of the bootstrap: who sends which statement with which binds. */
export interface BootstrapRequest {
  user: 'ADMIN' | 'DEMO';
  text: string;
  binds?: Record<string, SqlValue>;
}

/** The statements of the bootstrap in its order, as far as an empty database needs them. */
export function bootstrapRequests(): BootstrapRequest[] {
  const password = bootstrapSecrets.demoPassword;
  const handler = readStatement('blocks/ingest-handler.sql');
  const demo = (path: string, binds?: Record<string, SqlValue>): BootstrapRequest => ({
    user: 'DEMO',
    text: readStatement(path),
    ...(binds && { binds }),
  });
  return [
    { user: 'ADMIN', text: readStatement('plain/create-user.sql', { password }) },
    { user: 'ADMIN', text: readStatement('plain/grant-user.sql') },
    { user: 'ADMIN', text: readStatement('blocks/enable-schema.sql') },
    demo('plain/create-table.sql'),
    demo('plain/create-index.sql'),
    demo('blocks/create-package.sql'),
    demo('blocks/create-package-body.sql'),
    demo('blocks/enable-table.sql'),
    demo('blocks/create-role.sql'),
    demo('blocks/define-ingest-module.sql', { HANDLER_SOURCE: handler }),
    demo('blocks/import-client.sql', { CLIENT_ID: bootstrapSecrets.clientId }),
    demo('blocks/register-client-secret.sql', { CLIENT_SECRET: bootstrapSecrets.clientSecret }),
    demo('blocks/grant-client-role.sql', { ROLE_NAME: 'weather.writer' }),
    demo('blocks/grant-client-role.sql', { ROLE_NAME: 'oracle.dbtools.role.autorest.DEMO.WEATHER_DATA' }),
  ];
}

/** Bootstraps a test database, without HTTP. */
export async function bootstrap(database: TestDatabase): Promise<void> {
  for (const { user, text, binds } of bootstrapRequests()) await database.execute(user, text, binds);
}
