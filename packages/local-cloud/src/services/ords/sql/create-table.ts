import { parseNameList } from './parse-name-list';
import { notImplementedHere, OracleError } from '../errors';
import type { ColumnEntry, TableEntry } from '../dictionary/entries';
import { toDuckType } from './oracle-type';
import { parseOracleType } from './parse-oracle-type';
import { toPosition, type TokenCursor } from './token-cursor';

/** A CREATE TABLE as written. */
export interface CreateTable {
  name: string;
  table: TableEntry;
}

interface Draft {
  name: string;
  columns: ColumnEntry[];
  primaryKey: TableEntry['primaryKey'];
  checks: TableEntry['checks'];
}

function findColumn(draft: Draft, name: string): ColumnEntry {
  const column = draft.columns.find((one) => one.name === name);
  if (column === undefined) throw new OracleError(904, `${JSON.stringify(name)}: invalid identifier`);
  return column;
}

/** `check ("x" is json)`: the only check that there is. */
function parseCheck(cursor: TokenCursor, draft: Draft, constraint: string | undefined): void {
  const { start } = cursor.peek();
  cursor.expect('CHECK', '(');
  const name = cursor.identifier();
  if (!cursor.accept('IS', 'JSON', ')'))
    throw notImplementedHere('a check other than IS JSON', toPosition(cursor.source, start));
  findColumn(draft, name).isJson = true;
  draft.checks.push({ name: constraint ?? `SYS_C_${draft.name}_${name}`.toUpperCase(), column: name });
}

function setPrimaryKey(draft: Draft, constraint: string | undefined, columns: string[]): void {
  if (draft.primaryKey !== undefined) throw new OracleError(2260, 'table can have only one primary key');
  draft.primaryKey = { name: constraint ?? `SYS_C_${draft.name}_PK`, columns };
  for (const column of columns) findColumn(draft, column).nullable = false;
}

function parseColumn(cursor: TokenCursor, draft: Draft): void {
  const name = cursor.identifier();
  if (draft.columns.some((one) => one.name.toUpperCase() === name.toUpperCase()))
    throw new OracleError(
      957,
      `duplicate column name ${name} (the local database also refuses names that differ in case only)`,
    );
  const column: ColumnEntry = { name, type: parseOracleType(cursor), nullable: true, isJson: false };
  draft.columns.push(column);
  for (;;) {
    const constraint = cursor.accept('CONSTRAINT') ? cursor.identifier() : undefined;
    if (cursor.accept('DEFAULT')) {
      const tokens = cursor.takeUntil(',', 'NOT', 'PRIMARY', 'CHECK', 'CONSTRAINT');
      column.defaultText = cursor.source.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
    } else if (cursor.accept('NOT', 'NULL')) column.nullable = false;
    else if (cursor.accept('PRIMARY', 'KEY')) setPrimaryKey(draft, constraint, [name]);
    else if (cursor.is('CHECK')) parseCheck(cursor, draft, constraint);
    else return;
  }
}

function parseTableConstraint(cursor: TokenCursor, draft: Draft): void {
  const constraint = cursor.accept('CONSTRAINT') ? cursor.identifier() : undefined;
  if (cursor.accept('PRIMARY', 'KEY')) setPrimaryKey(draft, constraint, parseNameList(cursor));
  else if (cursor.is('CHECK')) parseCheck(cursor, draft, constraint);
  else throw cursor.unexpected('PRIMARY KEY or CHECK (… IS JSON)');
}

/**
 * Reads a CREATE TABLE.
 *
 * @throws OracleError ORA-03001 with the position for types and constraints that are not known here
 */
export function parseCreateTable(cursor: TokenCursor): CreateTable {
  cursor.expect('CREATE', 'TABLE');
  const name = cursor.identifier();
  const draft: Draft = { name, columns: [], primaryKey: undefined, checks: [] };
  cursor.expect('(');
  do
    if (cursor.is('CONSTRAINT') || cursor.is('PRIMARY') || cursor.is('CHECK'))
      parseTableConstraint(cursor, draft);
    else parseColumn(cursor, draft);
  while (cursor.accept(','));
  cursor.expect(')');
  cursor.accept(';');
  if (!cursor.atEnd()) throw cursor.unexpected('the end of CREATE TABLE');
  return { name, table: { ...draft, indexes: {} } };
}

/** The name of a schema, table or column for DuckDB. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function toDuckColumn({ name, type, nullable, isJson }: ColumnEntry): string {
  const quoted = quoteName(name);
  const length = 'length' in type ? ` CHECK (strlen(${quoted}) <= ${type.length})` : '';
  const json = isJson ? ` CHECK (json_valid(${quoted}))` : '';
  return `${quoted} ${toDuckType(type)}${nullable ? '' : ' NOT NULL'}${length}${json}`;
}

/** The CREATE TABLE of DuckDB that keeps what Oracle's keeps: lengths, digits, keys, JSON. Defaults are put in by the inserts. */
export function toDuckTable(owner: string, name: string, { columns, primaryKey }: TableEntry): string {
  const key =
    primaryKey === undefined ? [] : [`PRIMARY KEY (${primaryKey.columns.map(quoteName).join(', ')})`];
  return `CREATE TABLE ${quoteName(owner)}.${quoteName(name)} (${[...columns.map(toDuckColumn), ...key].join(', ')})`;
}
