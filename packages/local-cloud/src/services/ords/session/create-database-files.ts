import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '@weather-stream/service-kit';
import type { OrdsLimits } from '../types';
import { openDatabase, type LocalDatabase } from './open-database';

/** What {@link createDatabaseFiles} works with. */
export interface DatabaseFilesOptions {
  folder: string;
  /** @default 512 MiB and one thread a database */
  limits?: Partial<OrdsLimits>;
  logger: Logger;
}

/** The files of all databases, opened when they are first asked for. */
export interface DatabaseFiles {
  /**
   * The database of a name. One whose file DuckDB has given up is opened anew: what was committed is there.
   *
   * @throws DatabaseFileError
   */
  find: (unique: string) => Promise<LocalDatabase>;
  /** Closes a database and removes its files. */
  forget: (unique: string) => Promise<void>;
  /** Names of the databases that are open. */
  names: () => string[];
  close: () => Promise<void>;
}

/** DuckDB's file, its write-ahead log and what it swaps out. */
const suffixes = ['', '.wal', '.tmp'];

type Opened = Map<string, Promise<LocalDatabase>>;

function createFind(
  { limits, logger }: DatabaseFilesOptions,
  opened: Opened,
  toPath: (unique: string) => string,
) {
  const open = (unique: string, before: Promise<void>): Promise<LocalDatabase> => {
    const opening = before.then(() =>
      openDatabase(toPath(unique), { memoryMiB: 512, threads: 1, ...limits }),
    );
    opened.set(unique, opening);
    opening.catch(() => {
      if (opened.get(unique) === opening) opened.delete(unique);
    });
    return opening;
  };
  const find: DatabaseFiles['find'] = async (unique) => {
    const known = opened.get(unique);
    if (known === undefined) return open(unique, Promise.resolve());
    const database = await known;
    if (!database.file.isBroken()) return database;
    if (opened.get(unique) !== known) return find(unique);
    logger.error({ database: unique }, 'the database file had a fatal error and is opened anew');
    return open(unique, database.close());
  };
  return find;
}

/** Closes a database that may not have opened at all. */
async function close(opening: Promise<LocalDatabase> | undefined): Promise<void> {
  const database = await opening?.catch(() => undefined);
  await database?.close();
}

/** Opens no file yet. */
export function createDatabaseFiles(options: DatabaseFilesOptions): DatabaseFiles {
  const opened: Opened = new Map();
  const toPath = (unique: string): string => join(options.folder, `${encodeURIComponent(unique)}.duckdb`);
  return {
    find: createFind(options, opened, toPath),
    forget: async (unique) => {
      const known = opened.get(unique);
      opened.delete(unique);
      await close(known);
      for (const suffix of suffixes) await rm(`${toPath(unique)}${suffix}`, { recursive: true, force: true });
    },
    names: () => [...opened.keys()],
    close: async () => {
      const all = [...opened.values()];
      opened.clear();
      await Promise.all(all.map(close));
    },
  };
}
