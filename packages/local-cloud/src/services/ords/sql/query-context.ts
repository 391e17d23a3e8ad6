import type { Dictionary } from '../dictionary/open-dictionary';
import type { DuckParams, SqlValue } from '../store/open-duck-file';
import type { SqlSyntax } from './ast';

/** What an expression is, as far as Oracle's implicit conversions ask. */
export type ValueKind = 'text' | 'number' | 'instant' | 'boolean' | 'null';

/** One column that a relation offers. */
export interface RelationColumn {
  kind: ValueKind;
  isJson: boolean;
  /** Oracle's name of its type, where the dictionary knows it. */
  typeName?: string;
}

/** Something in a `from`, with its columns in order. */
export interface Relation {
  /** Empty when it has none. */
  alias: string;
  /** Whether the statement itself gave the alias: the dot notation asks for that. */
  hasOwnAlias: boolean;
  /** Whether it is a table: only tables have ROWID. */
  isTable: boolean;
  columns: Map<string, RelationColumn>;
}

/** What a statement is translated against. */
export interface QueryContext {
  syntax: SqlSyntax;
  dictionary: Dictionary;
  /** The user whose session it is, in capitals: ADMIN sees every schema. */
  user: string;
  /** Variables of the block around the statement, by name in capitals. */
  variables: ReadonlyMap<string, SqlValue>;
  /** Bind variables of the request, by name in capitals or by number. */
  binds: Readonly<Record<string, SqlValue>>;
  /** Milliseconds since the Unix epoch: SYSTIMESTAMP. */
  now: number;
}

/** A statement for DuckDB. */
export interface TranslatedSql {
  sql: string;
  params: DuckParams;
}

/** The kind of a value at hand. */
export function toValueKind(value: SqlValue): ValueKind {
  if (value === null) return 'null';
  if (value instanceof Date) return 'instant';
  return typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean';
}
