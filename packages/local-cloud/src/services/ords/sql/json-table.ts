import { toDuckPath, parseJsonPath, type JsonStep } from './json-path';
import { parseOracleType } from './parse-oracle-type';
import type { OracleType } from './oracle-type';
import { createTokenCursor, type TokenCursor } from './token-cursor';
import type { Token } from './tokenize';

/** One column of a JSON_TABLE. */
export type JsonTableColumn =
  | { kind: 'ordinality'; name: string }
  | { kind: 'scalar' | 'json'; name: string; type: OracleType; path: JsonStep[]; strict: boolean };

/** A JSON_TABLE as written. */
export interface JsonTable {
  /** What is read: a variable or bind variable. */
  input: Token;
  rowPath: JsonStep[];
  /** Whether ERROR ON ERROR holds for the rows. */
  strict: boolean;
  columns: JsonTableColumn[];
}

function acceptOnError(cursor: TokenCursor): boolean | undefined {
  if (cursor.accept('ERROR', 'ON', 'ERROR')) return true;
  return cursor.accept('NULL', 'ON', 'ERROR') ? false : undefined;
}

function parseColumn(cursor: TokenCursor, isTableStrict: boolean): JsonTableColumn {
  const name = cursor.identifier();
  if (cursor.accept('FOR', 'ORDINALITY')) return { kind: 'ordinality', name };
  const type = parseOracleType(cursor);
  const kind = cursor.accept('FORMAT', 'JSON') ? 'json' : 'scalar';
  const path: JsonStep[] = cursor.accept('PATH')
    ? parseJsonPath(cursor.take('string').value)
    : [{ kind: 'field', name }];
  return { kind, name, type, path, strict: acceptOnError(cursor) ?? isTableStrict };
}

/**
 * Reads what stands between the brackets of a JSON_TABLE.
 *
 * @throws OracleError ORA-03001 with the position for what is not read here (NESTED, EXISTS, wrappers, defaults)
 */
export function parseJsonTable(tokens: Token[], source: string): JsonTable {
  const cursor = createTokenCursor(tokens, source);
  const input = cursor.peek().kind === 'bind' ? cursor.next() : cursor.take('word');
  cursor.accept('FORMAT', 'JSON');
  const rowPath = cursor.accept(',') ? parseJsonPath(cursor.take('string').value) : [];
  const strict = acceptOnError(cursor) ?? false;
  cursor.expect('COLUMNS');
  const hasBrackets = cursor.accept('(');
  const columns: JsonTableColumn[] = [];
  do columns.push(parseColumn(cursor, strict));
  while (cursor.accept(','));
  if (hasBrackets) cursor.expect(')');
  if (!cursor.atEnd()) throw cursor.unexpected('the end of JSON_TABLE');
  return { input, rowPath, strict, columns };
}

function toColumnExpression(column: JsonTableColumn, at: number): string {
  if (column.kind === 'ordinality') return 'ordinality';
  const { kind, type, strict } = column;
  const text = `${kind === 'json' ? 'ora_query' : 'ora_scalar'}(found[${at}], ${strict})`;
  switch (type.name) {
    case 'VARCHAR2':
    case 'CHAR':
      return `ora_fit(${text}, ${type.length}, ${strict})`;
    case 'CLOB':
      return text;
    case 'NUMBER':
      return type.precision === undefined
        ? `ora_decimal(${text}, ${strict})`
        : `CAST(ora_decimal(${text}, ${strict}) AS DECIMAL(${type.precision}, ${type.scale ?? 0}))`;
    case 'DATE':
    case 'TIMESTAMP':
      return `CAST(ora_instant(${text}, ${strict}) AS TIMESTAMP)`;
    case 'TIMESTAMP WITH TIME ZONE':
      return `ora_instant(${text}, ${strict})`;
  }
}

const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * The select of DuckDB that answers the rows of a JSON_TABLE. Each element is parsed once, for the paths of all columns.
 *
 * @param input the expression that is read, in DuckDB's words
 */
export function toJsonTableSelect({ rowPath, strict, columns }: JsonTable, input: string): string {
  const each = rowPath.at(-1)?.kind === 'all';
  const path = quoteText(toDuckPath(each ? rowPath.slice(0, -1) : rowPath));
  const paths = columns.map((column) =>
    quoteText(column.kind === 'ordinality' ? '$' : toDuckPath(column.path)),
  );
  const listed = columns.map((column, at) => `${toColumnExpression(column, at + 1)} AS "${column.name}"`);
  const hasPaths = columns.some(({ kind }) => kind !== 'ordinality');
  const found = hasPaths ? `json_extract(j, [${paths.join(', ')}])` : 'NULL';
  return `SELECT ${listed.join(', ')} FROM (SELECT ordinality, ${found} AS found
    FROM (SELECT unnest(elements) AS j, generate_subscripts(elements, 1) AS ordinality
      FROM (SELECT ora_json_rows(${input}, ${path}, ${each}, ${strict}) AS elements) AS a) AS b) AS c`;
}
