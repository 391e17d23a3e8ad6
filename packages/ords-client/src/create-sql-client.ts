import { callOrds } from './call-ords';
import { classifyAnswer } from './classify-answer';
import { OrdsSqlError, OrdsUnexpectedAnswerError } from './errors';
import type { HttpCall } from './http';
import { MAX_QUOTED_CHARACTERS } from './limits';
import { toBasicAuthorization } from './to-basic-authorization';
import { toSchemaUrl } from './to-schema-url';

/** One statement or PL/SQL block with the name by which errors call it. */
export interface SqlStatement {
  name: string;
  /** Without a closing slash; a statement without, a block with its semicolon. */
  text: string;
}

/** Values of a statement's `:names`. */
export type SqlBinds = Record<string, string | number>;

/** What a statement gave. */
export interface SqlItem {
  /** Rows of a query, keys in lower case; empty for any other statement. */
  rows: Record<string, unknown>[];
  /** Whether the query has more rows than one answer holds: the next page begins after these. */
  hasMore: boolean;
}

/** Which part of a query's rows is asked for. */
export interface SqlPage {
  /** Rows to pass over. @default 0 */
  offset?: number;
}

/** Settings of {@link createSqlClient}. */
export interface SqlClientOptions {
  /** Base of ORDS, ending in `/ords/`. */
  ordsUrl: string;
  /** Path of the user's schema. */
  alias: string;
  username: string;
  password: string;
  http: HttpCall;
  /** Values that are cut out of Oracle's error texts, beside the password. @default none */
  secrets?: readonly string[];
}

/** Runs statements through REST-enabled SQL. */
export interface SqlClient {
  /**
   * Runs one statement in a session of its own, committed when it succeeds. A query answers at most 10,000 rows at once.
   *
   * @throws OrdsSqlError when the statement fails, which ORDS reports inside a 200
   * @throws OrdsUnauthorizedError, OrdsNotFoundError (schema not REST-enabled), OrdsUnavailableError, OrdsUnexpectedAnswerError
   */
  execute: (statement: SqlStatement, binds?: SqlBinds, page?: SqlPage) => Promise<SqlItem>;
}

interface AnswerItem {
  errorCode?: unknown;
  errorDetails?: unknown;
  resultSet?: { items?: Record<string, unknown>[]; hasMore?: boolean };
}

function parseItems(what: string, body: string): AnswerItem[] {
  try {
    const { items } = JSON.parse(body) as { items?: unknown };
    if (Array.isArray(items) && items.length > 0) return items as AnswerItem[];
  } catch (cause) {
    throw new OrdsUnexpectedAnswerError(
      `${what}: the answer is not JSON; does the URL end in /ords/?`,
      cause,
    );
  }
  throw new OrdsUnexpectedAnswerError(`${what}: the answer holds no item, so the statement did not run`);
}

function assertSucceeded(what: string, { errorCode, errorDetails }: AnswerItem, secrets: string[]): void {
  if (errorCode === undefined && errorDetails === undefined) return;
  const oraNumber = Number(errorCode);
  let details = typeof errorDetails === 'string' ? errorDetails : '';
  for (const secret of secrets) if (secret !== '') details = details.replaceAll(secret, '***');
  throw new OrdsSqlError(
    `${what}: ORA-${String(oraNumber).padStart(5, '0')} ${details.trim().slice(0, MAX_QUOTED_CHARACTERS)}`,
    oraNumber,
  );
}

const toBind = ([name, value]: [string, string | number]) => ({
  name,
  data_type: typeof value === 'number' ? 'NUMBER' : 'VARCHAR2',
  value,
});

/** Makes a {@link SqlClient}: `POST <ords>/<alias>/_/sql`, one statement a request, in the JSON form. */
export function createSqlClient(options: SqlClientOptions): SqlClient {
  const { ordsUrl, alias, username, password, http, secrets = [] } = options;
  return {
    execute: async (statement, binds = {}, { offset = 0 } = {}) => {
      const what = `running ${statement.name} as ${username}`;
      const values = Object.entries(binds);
      const response = await callOrds(http, what, {
        method: 'POST',
        url: `${toSchemaUrl(ordsUrl, alias)}/_/sql`,
        headers: {
          authorization: toBasicAuthorization(username, password),
          'content-type': 'application/json',
        },
        body: JSON.stringify({
          statementText: statement.text,
          ...(values.length > 0 && { binds: values.map(toBind) }),
          ...(offset > 0 && { offset }),
        }),
      });
      if (response.status !== 200) throw classifyAnswer(what, response);
      const items = parseItems(what, response.body);
      for (const item of items) assertSucceeded(what, item, [password, ...secrets]);
      return {
        rows: items.flatMap(({ resultSet }) => resultSet?.items ?? []),
        hasMore: items.some(({ resultSet }) => resultSet?.hasMore === true),
      };
    },
  };
}
