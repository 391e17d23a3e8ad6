import { OracleError } from '../errors';
import { parseBlock } from '../plsql/parse-block';
import { runBlock } from '../plsql/run-block';
import type { SqlStatement } from '../sql/split-statements';
import { createTokenCursor } from '../sql/token-cursor';
import { translateSelect } from '../sql/translate-select';
import type { RelationColumn } from '../sql/query-context';
import type { DuckResult } from '../store/open-duck-file';
import { executeDdl } from './execute-ddl';
import type { Session } from './run-session';

/** Which rows of a query are wanted. */
export interface Page {
  limit: number;
  offset: number;
}

/** What a statement did. */
export type StatementOutcome =
  | { kind: 'rows'; result: DuckResult; columns: Map<string, RelationColumn>; hasMore: boolean }
  | { kind: 'count'; count: number; response: string };

const verbs: Readonly<Record<string, string>> = { INSERT: 'inserted', MERGE: 'merged', DELETE: 'deleted' };

async function executeQuery(
  { tokens }: SqlStatement,
  source: string,
  session: Session,
  { limit, offset }: Page,
): Promise<StatementOutcome> {
  const query = await translateSelect(tokens, source, session.context());
  const sql = `SELECT * FROM (${query.sql}) AS answer LIMIT ${limit + 1} OFFSET ${offset}`;
  const result = await session.run({ sql, params: query.params });
  const hasMore = result.rows.length > limit;
  return {
    kind: 'rows',
    columns: query.columns,
    hasMore,
    result: { ...result, rows: result.rows.slice(0, limit) },
  };
}

async function executeBlock(
  { tokens }: SqlStatement,
  source: string,
  session: Session,
): Promise<StatementOutcome> {
  const cursor = createTokenCursor(tokens, source);
  const block = parseBlock(cursor);
  cursor.expect(';');
  if (!cursor.atEnd()) throw cursor.unexpected('the end of the block');
  await runBlock(block, source, session);
  return { kind: 'count', count: 0, response: 'PL/SQL procedure successfully completed.' };
}

/**
 * Runs one statement in a session.
 *
 * @param source the request's text, in which the statement's tokens stand
 * @throws OracleError ORA-00900 for what is no statement, ORA-03001 for what is not implemented, Oracle's own for the rest
 */
export async function executeStatement(
  statement: SqlStatement,
  source: string,
  session: Session,
  page: Page,
): Promise<StatementOutcome> {
  const first = statement.tokens[0]?.value ?? '';
  switch (statement.type) {
    case 'query':
      return executeQuery(statement, source, session, page);
    case 'plsql':
      return executeBlock(statement, source, session);
    case 'ddl':
      return {
        kind: 'count',
        count: 0,
        response: await executeDdl(statement.tokens, statement.text, source, session),
      };
    case 'dml': {
      const count = await session.write(statement.tokens, source, new Map());
      return {
        kind: 'count',
        count,
        response: `${count} row${count === 1 ? '' : 's'} ${verbs[first] ?? ''}.`,
      };
    }
    case 'transaction-control':
      await (first === 'COMMIT' ? session.commit() : session.rollback());
      return {
        kind: 'count',
        count: 0,
        response: `${first[0] ?? ''}${first.slice(1).toLowerCase()} complete.`,
      };
    case 'other':
      throw new OracleError(900, `invalid SQL statement (${first})`);
  }
}
