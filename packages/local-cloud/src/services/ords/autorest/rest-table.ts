import { createHash } from 'node:crypto';
import type { ColumnEntry, TableEntry } from '../dictionary/entries';
import { notImplementedHere, resourceNotFound } from '../errors';
import { formatValue } from '../http/format-value';
import type { OrdsRequest } from '../http/ords-request';
import { quoteName } from '../sql/create-table';
import type { DuckParams, SqlValue } from '../store/open-duck-file';

/** A table that AutoREST serves. */
export interface RestTable {
  schema: string;
  name: string;
  table: TableEntry;
  /** Its URL, ending in a slash. */
  url: string;
  requiresAuth: boolean;
}

/** A link of a row or collection. */
export interface Link {
  rel: string;
  href: string;
}

/** Finds the table behind the first segment of a path; undefined when none has that alias. */
export function findRestTable({ database, schema, segments, schemaUrl }: OrdsRequest): RestTable | undefined {
  const found = database.dictionary.list('object', schema).find(({ value }) => value.alias === segments[0]);
  if (found === undefined) return undefined;
  const { alias, requiresAuth } = found.value;
  const table = database.dictionary.get('table', schema, found.name);
  if (table === undefined) throw resourceNotFound(`The table ${found.name} behind ${alias} does not exist.`);
  return { schema, name: found.name, table, url: `${schemaUrl}${alias}/`, requiresAuth };
}

/** The table for DuckDB. */
export const toDuckName = ({ schema, name }: RestTable): string => `${quoteName(schema)}.${quoteName(name)}`;

/** Names of all columns for DuckDB, in order. */
export const toDuckColumns = ({ table }: RestTable): string =>
  table.columns.map(({ name }) => quoteName(name)).join(', ');

/** The column of a JSON key: keys are in small letters. */
export const findColumnByKey = ({ table }: RestTable, key: string): ColumnEntry | undefined =>
  table.columns.find(({ name }) => name.toLowerCase() === key.toLowerCase());

/** The key's columns. @throws OracleError ORA-03001 for a table without a key: ROWID is not served */
export function requireKey({ table, name }: RestTable): string[] {
  if (table.primaryKey === undefined)
    throw notImplementedHere(`AutoREST by ROWID: ${name} has no primary key`);
  return table.primaryKey.columns;
}

/** A condition that finds the row of a key as it stands in a path: parts of a composite key are split by commas. */
export function toKeyCondition(table: RestTable, key: string): { where: string; params: DuckParams } {
  const columns = requireKey(table);
  const parts = columns.length === 1 ? [key] : key.split(',');
  if (parts.length !== columns.length)
    throw resourceNotFound(`The key ${key} does not have ${columns.length} parts.`);
  return {
    where: columns.map((column, index) => `${quoteName(column)}::VARCHAR = $k${index}`).join(' AND '),
    params: Object.fromEntries(parts.map((part, index) => [`k${index}`, part])),
  };
}

/** A row as AutoREST writes it: keys in small letters, JSON columns as texts. */
export function toRestRow({ table }: RestTable, row: readonly SqlValue[]): Record<string, unknown> {
  return Object.fromEntries(
    table.columns.map(({ name }, index) => [name.toLowerCase(), formatValue(row[index] ?? null)]),
  );
}

/** The URL of a row. */
export function toRowUrl(table: RestTable, row: readonly SqlValue[]): string {
  const values = requireKey(table).map((column) => {
    const index = table.table.columns.findIndex(({ name }) => name === column);
    return encodeURIComponent(String(formatValue(row[index] ?? null)));
  });
  return `${table.url}${values.join(',')}`;
}

/** The links of a single row. */
export const toRowLinks = (table: RestTable, rowUrl: string): Link[] => [
  { rel: 'self', href: rowUrl },
  { rel: 'edit', href: rowUrl },
  { rel: 'describedby', href: table.url.replace(/([^/]+\/)$/, 'metadata-catalog/$1item') },
  { rel: 'collection', href: table.url },
];

/** The entity tag of a row. */
export function toRowTag(row: Record<string, unknown>): string {
  return `"${createHash('sha256').update(JSON.stringify(row)).digest('base64')}"`;
}
