import { openDictionary, type Dictionary } from '../dictionary/open-dictionary';
import { createSqlSyntax, type SqlSyntax } from '../sql/ast';
import { macros } from '../sql/macros';
import { openDuckFile, type DuckFile } from '../store/open-duck-file';
import type { OrdsLimits } from '../types';

/** One open database. */
export interface LocalDatabase {
  file: DuckFile;
  dictionary: Dictionary;
  syntax: SqlSyntax;
  /** Runs one piece of work after the other: sessions never overlap, so merges never conflict. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
  /** Gives up the statement under way: one that takes hours keeps nobody from stopping the cloud. */
  close(): Promise<void>;
}

const interruptEveryMs = 20;

/**
 * Opens the file of a database, or makes it.
 *
 * @throws DatabaseFileError
 */
export async function openDatabase(path: string, limits: OrdsLimits): Promise<LocalDatabase> {
  const file = await openDuckFile(path, limits);
  await file.runAll(macros.map((macro) => `CREATE OR REPLACE MACRO ${macro}`));
  const dictionary = await openDictionary(file);
  let last: Promise<unknown> = Promise.resolve();
  const exclusive = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    file,
    dictionary,
    syntax: createSqlSyntax(file),
    exclusive,
    close: async () => {
      file.interrupt();
      // One that comes before the statement has begun is forgotten.
      const insist = setInterval(() => file.interrupt(), interruptEveryMs);
      await exclusive(() => {
        clearInterval(insist);
        file.close();
        return Promise.resolve();
      });
    },
  };
}
