import {
  DuckDBInstance,
  DuckDBTimestampTZValue,
  type DuckDBConnection,
  type DuckDBValue,
} from '@duckdb/node-api';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseFileError } from '../errors';
import type { OrdsLimits } from '../types';

/** A value as rows hold it: numbers from all numeric types, instants as `Date`. */
export type SqlValue = string | number | boolean | Date | null;

/** One column of a result, with DuckDB's type. */
export interface DuckColumn {
  name: string;
  type: string;
}

/** A result, read whole. */
export interface DuckResult {
  columns: DuckColumn[];
  rows: SqlValue[][];
}

/** Values by the name of their `$name`. */
export type DuckParams = Record<string, SqlValue>;

/** One DuckDB file. Calls must not overlap: {@link createExclusive} of the store sees to it. */
export interface DuckFile {
  /** Runs one statement. @throws Error as DuckDB worded it; DatabaseFileError `DATABASE_UNREADABLE` */
  query(sql: string, params?: DuckParams): Promise<DuckResult>;
  /** Runs statements that answer nothing in one transaction: far quicker than one by one. */
  runAll(statements: readonly string[]): Promise<void>;
  /** Whether DuckDB has given up the file (a full disk at a checkpoint does that): only opening it anew helps. */
  isBroken(): boolean;
  /** Ends the statement under way, if it has begun, and refuses all that follow: `DATABASE_CLOSED`. */
  interrupt(): void;
  close(): void;
}

/** Digits that a double keeps: beyond them 0.1 + 0.2 would show, which Oracle's decimal NUMBER does not do. */
const significantDigits = 15;

/** How DuckDB begins what it says when a file cannot be used any more until it is opened anew. */
const fatal = 'Error: FATAL Error';

/** How DuckDB begins what it says of a file that opened, and turns out to be cut short or damaged where it is read. */
const damaged =
  /^Error: (IO Error: (Could not read enough bytes|Corrupt)|Serialization Error: Failed to deserialize)/;

const toDuck = (value: SqlValue): DuckDBValue =>
  value instanceof Date ? new DuckDBTimestampTZValue(BigInt(value.getTime()) * 1000n) : value;

function fromDuck(value: unknown): SqlValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number')
    return Number.isInteger(value) ? value : Number(value.toPrecision(significantDigits));
  if (typeof value === 'string' || typeof value === 'boolean' || value instanceof Date) return value;
  throw new Error('a value of this type has no place in a result');
}

async function readAll(connection: DuckDBConnection, sql: string, params: DuckParams): Promise<DuckResult> {
  const values = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, toDuck(value)]));
  const reader = await connection.runAndReadAll(sql, values);
  const types = reader.columnTypes();
  return {
    columns: reader.columnNames().map((name, index) => ({ name, type: String(types[index]) })),
    rows: reader.getRowsJS().map((row) => row.map(fromDuck)),
  };
}

function toFileError(path: string, cause: unknown): DatabaseFileError {
  const text = cause instanceof Error ? cause.message : String(cause);
  const firstLine = text.split('\n')[0] ?? '';
  if (/set lock|conflicting lock/i.test(text))
    return new DatabaseFileError(
      `The database file ${path} is held by another process. Stop the other local cloud, then start again.`,
      { code: 'DATABASE_LOCKED', retriable: true, cause },
    );
  return new DatabaseFileError(
    `The database file ${path} cannot be read (${firstLine}). If it is damaged, forget the local state with "npx nx run local:reset".`,
    { code: 'DATABASE_UNREADABLE', retriable: false, cause },
  );
}

const toClosedError = (path: string, cause?: unknown): DatabaseFileError =>
  new DatabaseFileError(`The database file ${path} is being closed. Try again when the local cloud runs.`, {
    code: 'DATABASE_CLOSED',
    retriable: true,
    cause,
  });

/**
 * Opens or makes a DuckDB file. What was committed survives a kill at any instant by DuckDB's write-ahead log.
 *
 * @throws DatabaseFileError `DATABASE_LOCKED` or `DATABASE_UNREADABLE`
 */
export async function openDuckFile(path: string, limits: OrdsLimits): Promise<DuckFile> {
  await mkdir(dirname(path), { recursive: true });
  const settings = { memory_limit: `${limits.memoryMiB}MiB`, threads: String(limits.threads) };
  const instance = await DuckDBInstance.create(path, settings).catch((cause: unknown) => {
    throw toFileError(path, cause);
  });
  const connection = await instance.connect();
  await connection.run(`SET TimeZone = 'UTC'`);
  let [isBroken, isInterrupted] = [false, false];
  const refuse = (error: unknown): never => {
    isBroken ||= String(error).startsWith(fatal);
    if (isInterrupted) throw toClosedError(path, error);
    if (damaged.test(String(error))) throw toFileError(path, error);
    throw error;
  };
  const requireOpen = (): void => {
    if (isInterrupted) throw toClosedError(path);
  };
  return {
    query: async (sql, params = {}) => {
      requireOpen();
      return readAll(connection, sql, params).catch(refuse);
    },
    runAll: async (statements) => {
      requireOpen();
      await connection.run(['BEGIN', ...statements, 'COMMIT'].join(';\n')).catch(refuse);
    },
    isBroken: () => isBroken,
    interrupt: () => {
      isInterrupted = true;
      connection.interrupt();
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
