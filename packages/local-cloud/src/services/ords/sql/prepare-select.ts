import { OracleError } from '../errors';
import { parseJsonTable, type JsonTable } from './json-table';
import { createTokenCursor, type TokenCursor } from './token-cursor';
import type { Token } from './tokenize';

/** A select in words that DuckDB's parser reads, with what it cannot read put aside. */
export interface PreparedSelect {
  text: string;
  /** By the name that stands for each in the text. */
  jsonTables: Map<string, JsonTable>;
}

/** Put before the name of a quoted identifier: DuckDB's tree does not tell quoted from unquoted, Oracle does. */
export const QUOTED_MARK = '\u0001';

const keywords = new Set(
  `SELECT FROM WHERE AND OR NOT IN IS NULL LIKE BETWEEN CASE WHEN THEN ELSE END AS ON JOIN LEFT RIGHT INNER OUTER FULL CROSS
   GROUP BY ORDER HAVING DISTINCT UNION ALL EXISTS ASC DESC NULLS FIRST LAST FETCH NEXT ROWS ROW ONLY OFFSET OVER PARTITION ESCAPE
   TIMESTAMP DATE AT TIME ZONE WITH`.split(/\s+/),
);

/** Words of DuckDB that Oracle does not have: its parser would take them. */
const foreignWords = new Set(['LIMIT', 'QUALIFY', 'ILIKE', 'SEMI', 'ANTI', 'ASOF', 'POSITIONAL', 'SAMPLE']);

/** Methods at the end of a dot notation, with the function that stands for each. */
const itemMethods: Readonly<Record<string, string>> = {
  NUMBER: 'ora_item_number',
  STRING: 'ora_item_string',
};

const quote = (name: string): string => `"${name}"`;

interface Writer {
  cursor: TokenCursor;
  pieces: string[];
  jsonTables: Map<string, JsonTable>;
}

/** Puts a function around the chain of names that was just written. */
function wrapChain({ pieces }: Writer, functionName: string): void {
  let from = pieces.length - 1;
  while (from >= 2 && pieces[from - 1] === '.') from -= 2;
  pieces.splice(from, 0, functionName, '(');
  pieces.push(')');
}

function writeJsonTable({ cursor, pieces, jsonTables }: Writer): void {
  cursor.next();
  cursor.expect('(');
  const name = `JSON_TABLE_${jsonTables.size + 1}`;
  jsonTables.set(name, parseJsonTable(cursor.takeBracketed(), cursor.source));
  pieces.push(quote(`${QUOTED_MARK}${name}`));
}

/** `json_object(k value v)` as a plain list of arguments; `json_value(… returning number)` as a function of its own. */
function writeJsonFunction(writer: Writer): void {
  const { cursor, pieces } = writer;
  const name = cursor.next().value;
  cursor.expect('(');
  const inner = cursor.takeBracketed();
  const isNumber =
    name === 'JSON_VALUE' && inner.at(-2)?.value === 'RETURNING' && inner.at(-1)?.value === 'NUMBER';
  const kept = isNumber
    ? inner.slice(0, -2)
    : inner.filter(({ kind, value }) => kind !== 'word' || value !== 'KEY');
  const listed = kept.map((token): Token =>
    name === 'JSON_OBJECT' && token.kind === 'word' && token.value === 'VALUE'
      ? { ...token, kind: 'symbol', value: ',', text: ',' }
      : token,
  );
  pieces.push(isNumber ? 'json_value_number' : name, '(');
  writeAll({ ...writer, cursor: createTokenCursor(listed, cursor.source) });
  pieces.push(')');
}

function writeName({ cursor, pieces }: Writer): void {
  const isStep = pieces.at(-1) === '.';
  const { kind, value, text } = cursor.next();
  if (kind === 'quoted') pieces.push(quote(`${QUOTED_MARK}${value}`));
  else if (!isStep && foreignWords.has(value))
    throw new OracleError(933, `SQL command not properly ended (${text})`);
  else if ((keywords.has(value) && !isStep) || cursor.is('(')) pieces.push(text);
  else pieces.push(quote(text));
}

function writeNext(writer: Writer): void {
  const { cursor, pieces } = writer;
  const { kind, value, text } = cursor.peek();
  const method = itemMethods[cursor.peek(1).value];
  if (kind === 'symbol' && value === '.' && method !== undefined && cursor.peek(2).text === '(') {
    cursor.next();
    cursor.next();
    cursor.expect('(', ')');
    wrapChain(writer, method);
  } else if (kind === 'word' && value === 'JSON_TABLE') writeJsonTable(writer);
  else if (kind === 'word' && (value === 'JSON_OBJECT' || value === 'JSON_VALUE')) writeJsonFunction(writer);
  else if (kind === 'word' || kind === 'quoted') writeName(writer);
  else {
    cursor.next();
    if (kind === 'string') pieces.push(`'${value.replaceAll("'", "''")}'`);
    else pieces.push(kind === 'bind' ? `$b_${value}` : text);
  }
}

function writeAll(writer: Writer): void {
  while (!writer.cursor.atEnd()) writeNext(writer);
}

/**
 * Writes the tokens of an Oracle select so that DuckDB's parser reads them with the same meaning: identifiers quoted (and marked when
 * they were), bind variables as parameters, JSON_TABLE put aside.
 *
 * @throws OracleError ORA-00933 for words that only DuckDB knows, ORA-03001 for forms of JSON_TABLE that are not read
 */
export function prepareSelect(tokens: Token[], source: string): PreparedSelect {
  const writer: Writer = { cursor: createTokenCursor(tokens, source), pieces: [], jsonTables: new Map() };
  writeAll(writer);
  return { text: writer.pieces.join(' '), jsonTables: writer.jsonTables };
}
