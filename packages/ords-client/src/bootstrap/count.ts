import type { SqlBinds, SqlClient, SqlStatement } from '../create-sql-client';
import { OrdsUnexpectedAnswerError } from '../errors';

/**
 * Runs a `count-….sql` statement.
 *
 * @throws OrdsUnexpectedAnswerError when it gives anything but one number
 */
export async function count(sql: SqlClient, statement: SqlStatement, binds: SqlBinds = {}): Promise<number> {
  const { rows } = await sql.execute(statement, binds);
  const found = rows[0]?.found;
  if (typeof found !== 'number') {
    throw new OrdsUnexpectedAnswerError(`running ${statement.name}: the answer holds no number called found`);
  }
  return found;
}
