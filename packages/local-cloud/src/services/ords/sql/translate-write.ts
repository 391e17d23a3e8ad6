import { parseNameList } from './parse-name-list';
import { notImplementedHere, OracleError } from '../errors';
import type { ColumnEntry, TableEntry } from '../dictionary/entries';
import { quoteName } from './create-table';
import type { QueryContext, TranslatedSql, ValueKind } from './query-context';
import { createTokenCursor, type TokenCursor } from './token-cursor';
import { tokenize, type Token } from './tokenize';
import { findTable, toColumnKind } from './translate-from';
import { translateSelect } from './translate-select';

interface Target {
  owner: string;
  name: string;
  table: TableEntry;
}

/** Rows for a table: their columns, and the select that makes them; its items are the values in the same order. */
interface InsertParts {
  target: Target;
  columns: string[];
  /** Tokens of one item each; undefined when `rest` is a whole select. */
  values: Token[][] | undefined;
  /** What stands behind the items: `from …`, or the whole select. */
  rest: Token[];
}

const words = (text: string): Token[] => tokenize(text).slice(0, -1);

function parseTarget(cursor: TokenCursor, context: QueryContext): Target {
  const first = cursor.identifier();
  const second = cursor.accept('.') ? cursor.identifier() : undefined;
  const name = second ?? first;
  return { name, ...findTable(context, name, second === undefined ? undefined : first) };
}

function parseValues(cursor: TokenCursor): Token[][] {
  const values: Token[][] = [];
  cursor.expect('VALUES', '(');
  do values.push(cursor.takeUntil(','));
  while (cursor.accept(','));
  cursor.expect(')');
  return values;
}

/** Brings a value to a column, as Oracle's implicit conversion does. */
function toColumnValue(item: string, kind: ValueKind, column: ColumnEntry): string {
  const wanted = toColumnKind(column.type);
  if (kind === wanted || kind === 'null') return item;
  if (wanted === 'text' && kind === 'number') return `ora_number_text(${item})`;
  if (wanted === 'number' && kind === 'text') return `ora_number(${item})`;
  throw notImplementedHere(
    `an implicit conversion from ${kind} to ${column.type.name} for column ${column.name}`,
  );
}

function requireColumn({ table }: Target, name: string): ColumnEntry {
  const column = table.columns.find((one) => one.name === name);
  if (column === undefined) throw new OracleError(904, `${JSON.stringify(name)}: invalid identifier`);
  return column;
}

/** Columns that the statement leaves out, with the tokens of their defaults. */
const defaultsOf = ({ table }: Target, given: readonly string[]): { name: string; value: Token[] }[] =>
  table.columns
    .filter(({ name, defaultText }) => defaultText !== undefined && !given.includes(name))
    .map(({ name, defaultText = '' }) => ({ name, value: words(defaultText) }));

const item = (index: number): string => `C${index + 1}`;

async function toInsert(parts: InsertParts, source: string, context: QueryContext): Promise<TranslatedSql> {
  const { target, columns, values, rest } = parts;
  const defaults = defaultsOf(target, columns);
  if (values !== undefined && values.length !== columns.length)
    throw values.length < columns.length
      ? new OracleError(947, 'not enough values')
      : new OracleError(913, 'too many values');
  const items = [...(values ?? []), ...defaults.map(({ value }) => value)];
  const listed = items.flatMap((tokens, index) => [
    ...(index === 0 ? [] : words(',')),
    ...tokens,
    ...words(`AS ${item(index)}`),
  ]);
  if (values === undefined && defaults.length > 0)
    throw notImplementedHere('INSERT … SELECT that leaves out a column with a default');
  const tokens = values === undefined ? rest : [...words('SELECT'), ...listed, ...rest];
  const query = await translateSelect(tokens, source, context);
  const names = [...columns, ...defaults.map(({ name }) => name)];
  const kinds = [...query.columns.entries()];
  if (kinds.length !== names.length) throw new OracleError(947, 'not enough values');
  const assigned = names.map((name, index) => {
    const [itemName, column] = kinds[index] ?? ['', { kind: 'null' as const }];
    return toColumnValue(`made.${quoteName(itemName)}`, column.kind, requireColumn(target, name));
  });
  return {
    params: query.params,
    sql: `INSERT INTO ${quoteName(target.owner)}.${quoteName(target.name)} (${names.map(quoteName).join(', ')})
      SELECT ${assigned.join(', ')} FROM (${query.sql}) AS made`,
  };
}

/** `merge … when not matched then insert`: an insert of the rows for which `not exists` holds. */
async function translateMerge(cursor: TokenCursor, context: QueryContext): Promise<TranslatedSql> {
  cursor.expect('MERGE', 'INTO');
  const target = parseTarget(cursor, context);
  const alias = cursor.is('USING') ? [] : [cursor.next()];
  const into = words(`"${target.owner}"."${target.name}"`);
  cursor.expect('USING');
  const using = cursor.takeUntil('ON');
  cursor.expect('ON');
  const condition = cursor.takeUntil('WHEN');
  cursor.expect('WHEN', 'NOT', 'MATCHED', 'THEN', 'INSERT');
  const columns = parseNameList(cursor);
  const values = parseValues(cursor);
  if (!cursor.atEnd()) throw cursor.unexpected('the end of MERGE (only WHEN NOT MATCHED THEN INSERT)');
  const absent = [...words('WHERE NOT EXISTS ( SELECT 1 FROM'), ...into, ...alias, ...words('WHERE')];
  const rest = [...words('FROM'), ...using, ...absent, ...condition, ...words(')')];
  return toInsert({ target, columns, values, rest }, cursor.source, context);
}

async function translateInsert(cursor: TokenCursor, context: QueryContext): Promise<TranslatedSql> {
  cursor.expect('INSERT', 'INTO');
  const target = parseTarget(cursor, context);
  const columns = cursor.is('(') ? parseNameList(cursor) : target.table.columns.map(({ name }) => name);
  if (cursor.is('SELECT'))
    return toInsert(
      { target, columns, values: undefined, rest: cursor.takeUntil(';') },
      cursor.source,
      context,
    );
  const values = parseValues(cursor);
  if (!cursor.atEnd()) throw cursor.unexpected('the end of INSERT');
  return toInsert({ target, columns, values, rest: words('FROM DUAL') }, cursor.source, context);
}

async function translateDelete(cursor: TokenCursor, context: QueryContext): Promise<TranslatedSql> {
  cursor.expect('DELETE');
  cursor.accept('FROM');
  const { owner, name } = parseTarget(cursor, context);
  const alias = cursor.is('WHERE') || cursor.atEnd() ? [] : [cursor.next()];
  const where = cursor.takeUntil(';');
  const from = words(`SELECT ROWID AS ROW_ID FROM "${owner}"."${name}"`);
  const { sql, params } = await translateSelect([...from, ...alias, ...where], cursor.source, context);
  return { params, sql: `DELETE FROM ${quoteName(owner)}.${quoteName(name)} WHERE rowid IN (${sql})` };
}

/**
 * Translates INSERT, MERGE and DELETE. The rows and conditions go through {@link translateSelect}: what holds for a select
 * holds for them.
 *
 * @throws OracleError ORA-03001 for UPDATE and the other forms of MERGE
 */
export async function translateWrite(
  tokens: Token[],
  source: string,
  context: QueryContext,
): Promise<TranslatedSql> {
  const cursor = createTokenCursor(tokens, source);
  if (cursor.is('MERGE')) return translateMerge(cursor, context);
  if (cursor.is('INSERT')) return translateInsert(cursor, context);
  if (cursor.is('DELETE')) return translateDelete(cursor, context);
  throw cursor.unexpected('INSERT, MERGE or DELETE');
}
