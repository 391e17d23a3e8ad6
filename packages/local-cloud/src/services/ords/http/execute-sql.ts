import { isSchemaUser } from '../auth/check-user';
import { challenges, readBasic, unauthorized } from '../auth/credentials';
import type { OracleError } from '../errors';
import { executeStatement, type StatementOutcome } from '../session/execute-statement';
import { runSession, type Session } from '../session/run-session';
import { toOracleTypeName } from '../sql/oracle-type';
import { splitStatements, type SqlStatement } from '../sql/split-statements';
import { toOracleError } from '../sql/to-oracle-error';
import type { SqlValue } from '../store/open-duck-file';
import { formatValue } from './format-value';
import { jsonResponse, type OrdsHandler } from './ords-request';
import { parseSqlRequest, type BindRequest, type SqlRequest } from './sql-request';

type Item = Record<string, unknown>;

const javaClasses: Readonly<Record<string, string>> = {
  NUMBER: 'java.math.BigDecimal',
  VARCHAR2: 'java.lang.String',
  CLOB: 'oracle.jdbc.OracleClob',
  TIMESTAMP: 'oracle.sql.TIMESTAMP',
  'TIMESTAMP WITH TIME ZONE': 'oracle.sql.TIMESTAMPTZ',
};

function toResultSet(
  { result, columns, hasMore }: Extract<StatementOutcome, { kind: 'rows' }>,
  { limit, offset }: SqlRequest,
): Item {
  const metadata = result.columns.map(({ name, type }) => {
    const columnTypeName = columns.get(name)?.typeName ?? toOracleTypeName(type);
    return {
      columnName: name,
      jsonColumnName: name.toLowerCase(),
      columnTypeName,
      columnClassName: javaClasses[columnTypeName] ?? 'java.lang.Object',
      precision: 0,
      scale: 0,
      isNullable: 1,
    };
  });
  const items = result.rows.map((row) =>
    Object.fromEntries(
      metadata.map(({ jsonColumnName }, at) => [jsonColumnName, formatValue(row[at] ?? null)]),
    ),
  );
  return { metadata, items, hasMore, limit, offset, count: items.length };
}

const describeStatement = ({ type, text, startLine, endLine }: SqlStatement, index: number): Item => ({
  statementId: index + 1,
  statementType: type,
  statementPos: { startLine, endLine },
  statementText: text,
});

const describeBinds = (binds: readonly BindRequest[], values: Record<string, SqlValue>): Item =>
  binds.length === 0
    ? {}
    : {
        binds: binds.map(({ key, isOut, sent }) =>
          isOut ? { ...sent, result: formatValue(values[key] ?? null) } : sent,
        ),
      };

const describeOutcome = (outcome: StatementOutcome, request: SqlRequest): Item =>
  outcome.kind === 'rows'
    ? { resultSet: toResultSet(outcome, request), response: [], result: 0 }
    : { response: [outcome.response], result: outcome.count };

const describeError = (error: OracleError): Item => ({
  errorCode: error.oraNumber,
  errorLine: 1,
  errorColumn: 0,
  errorDetails: error.message,
  response: [],
  result: 0,
});

/** Thrown to roll a session back after a statement of it failed: the answer is there already. */
class FailedStatementError extends Error {}

async function runAll(session: Session, request: SqlRequest, items: Item[]): Promise<void> {
  for (const [index, statement] of splitStatements(request.statementText).entries()) {
    const described = describeStatement(statement, index);
    items.push(described);
    try {
      const outcome = await executeStatement(statement, request.statementText, session, request);
      Object.assign(
        described,
        describeOutcome(outcome, request),
        describeBinds(request.binds, session.binds),
      );
    } catch (error) {
      Object.assign(described, describeError(toOracleError(error)));
      throw new FailedStatementError();
    }
  }
}

/**
 * `POST …/<alias>/_/sql`: REST-enabled SQL as the schema's own user. A failed statement is in its item, with status 200; it rolls the
 * request back, and what follows it is not run.
 */
export const executeSql: OrdsHandler = async (ordsRequest) => {
  const { request, database, schema, now } = ordsRequest;
  const basic = readBasic(request.headers);
  if (basic === undefined || !isSchemaUser(ordsRequest, basic)) throw unauthorized(challenges.basic);
  const sqlRequest = parseSqlRequest(request);
  const binds = Object.fromEntries(sqlRequest.binds.map(({ key, value }) => [key, value]));
  const items: Item[] = [];
  try {
    await runSession(database, { user: schema, now, binds }, (session) => runAll(session, sqlRequest, items));
  } catch (error) {
    if (!(error instanceof FailedStatementError))
      items.push({ statementId: items.length + 1, ...describeError(toOracleError(error)) });
  }
  return jsonResponse(200, { env: { defaultTimeZone: 'UTC' }, items });
};
