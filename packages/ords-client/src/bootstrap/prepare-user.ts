import type { SqlClient, SqlStatement } from '../create-sql-client';
import { OrdsUnauthorizedError } from '../errors';
import { fillPlaceholders } from '../fill-placeholders';
import type { BootstrapOptions } from './bootstrap-options';
import { count } from './count';
import { names } from './names';
import { statements } from './statements';
import { ATTEMPTS_WHILE_CACHED, waitUntil } from './wait-until';

const withPassword = (statement: SqlStatement, password: string): SqlStatement => ({
  name: statement.name,
  text: fillPlaceholders(statement.text, { password }),
});

/**
 * As ADMIN: makes the user DEMO with its grants and opens its schema to REST; gives it the wanted password when it has
 * another one. (Setting the same password again would break the password-reuse rule of the default profile.)
 */
export async function prepareUser(
  admin: SqlClient,
  demo: SqlClient,
  options: Pick<BootstrapOptions, 'demoPassword' | 'clock' | 'signal' | 'log'>,
): Promise<void> {
  const { demoPassword, log } = options;
  if ((await count(admin, statements.countUser)) === 0) {
    await admin.execute(withPassword(statements.createUser, demoPassword));
    log(`created the user ${names.user}`);
  }
  await admin.execute(statements.grantUser);
  await admin.execute(statements.enableSchema);
  log(`opened the schema ${names.user} at ${names.alias}/`);

  const ping = () => waitUntil(() => demo.execute(statements.ping), options, ATTEMPTS_WHILE_CACHED);
  try {
    await ping();
  } catch (error) {
    if (!(error instanceof OrdsUnauthorizedError)) throw error;
    await admin.execute(withPassword(statements.alterUserPassword, demoPassword));
    log(`changed the password of ${names.user}`);
    await ping();
  }
}
