import { toPosition } from './token-cursor';
import { tokenize, type Token } from './tokenize';

/** What ORDS calls the kinds of statements. */
export type StatementType = 'query' | 'dml' | 'ddl' | 'plsql' | 'transaction-control';

/** One statement of a request. */
export interface SqlStatement {
  type: StatementType | 'other';
  text: string;
  /** Without the semicolon behind SQL, and without the `end`. */
  tokens: Token[];
  startLine: number;
  endLine: number;
}

const types: Readonly<Record<string, StatementType>> = {
  SELECT: 'query',
  WITH: 'query',
  INSERT: 'dml',
  MERGE: 'dml',
  DELETE: 'dml',
  UPDATE: 'dml',
  CREATE: 'ddl',
  ALTER: 'ddl',
  GRANT: 'ddl',
  DROP: 'ddl',
  REVOKE: 'ddl',
  BEGIN: 'plsql',
  DECLARE: 'plsql',
  COMMIT: 'transaction-control',
  ROLLBACK: 'transaction-control',
};

const storedKinds = ['PACKAGE', 'PROCEDURE', 'FUNCTION', 'TRIGGER', 'TYPE'];

/** Whether semicolons belong to the statement: then only a line with `/` ends it. */
function isBlock(tokens: readonly Token[]): boolean {
  const [first, ...rest] = tokens.slice(0, 5).map(({ value }) => value);
  if (first === 'BEGIN' || first === 'DECLARE') return true;
  const word = rest.find((value) => !['OR', 'REPLACE', 'EDITIONABLE', 'NONEDITIONABLE'].includes(value));
  return first === 'CREATE' && storedKinds.includes(word ?? '');
}

/** Whether a token is a `/` alone on its line. */
function isRunLine(token: Token, source: string): boolean {
  if (token.value !== '/' || token.kind !== 'symbol') return false;
  const lineStart = source.lastIndexOf('\n', token.start) + 1;
  const lineEnd = source.indexOf('\n', token.start);
  return source.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).trim() === '/';
}

function toStatement(tokens: Token[], source: string): SqlStatement {
  const start = tokens[0]?.start ?? 0;
  const end = tokens.at(-1)?.end ?? start;
  const first = tokens[0]?.value ?? '';
  return {
    type: types[first] ?? 'other',
    text: source.slice(start, end),
    tokens,
    startLine: toPosition(source, start).line,
    endLine: toPosition(source, end).line,
  };
}

/**
 * Cuts a script into statements: SQL ends at a semicolon, a block at a line with `/`, both at the end of the script.
 *
 * @throws OracleError ORA-00911 or ORA-01756 from the tokens
 */
export function splitStatements(source: string): SqlStatement[] {
  const statements: SqlStatement[] = [];
  let current: Token[] = [];
  const finish = (): void => {
    if (current.length > 0) statements.push(toStatement(current, source));
    current = [];
  };
  for (const token of tokenize(source)) {
    const isEnd =
      token.kind === 'end' ||
      isRunLine(token, source) ||
      (token.text === ';' && token.kind === 'symbol' && !isBlock(current));
    if (isEnd) finish();
    else current.push(token);
  }
  return statements;
}
