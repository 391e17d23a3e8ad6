import type { DuckFile } from '../store/open-duck-file';
import type { DictionaryKinds } from './entries';

/** One thing with its owner (a schema; empty for what belongs to the database) and name. */
export interface Named<T> {
  owner: string;
  name: string;
  value: T;
}

/** The Oracle side's data dictionary: held in memory, written through to the DuckDB file within its transactions. */
export interface Dictionary {
  get<K extends keyof DictionaryKinds>(kind: K, owner: string, name: string): DictionaryKinds[K] | undefined;
  /** All of a kind, of one owner when one is given, in order of name. */
  list<K extends keyof DictionaryKinds>(kind: K, owner?: string): Named<DictionaryKinds[K]>[];
  put<K extends keyof DictionaryKinds>(
    kind: K,
    owner: string,
    name: string,
    value: DictionaryKinds[K],
  ): Promise<void>;
  /** Whether there was something to remove. */
  remove(kind: keyof DictionaryKinds, owner: string, name: string): Promise<boolean>;
  /** Reads everything again: after a rollback. */
  reload(): Promise<void>;
}

const toKey = (kind: string, owner: string, name: string): string => JSON.stringify([kind, owner, name]);

const upsert = `INSERT INTO local_ords.dictionary VALUES ($kind, $owner, $name, $value)
  ON CONFLICT (kind, owner, name) DO UPDATE SET value = excluded.value`;
const removal = 'DELETE FROM local_ords.dictionary WHERE kind = $kind AND owner = $owner AND name = $name';

type Entries = Map<string, Named<unknown> & { kind: string }>;

function createReading(entries: Entries): Pick<Dictionary, 'get' | 'list'> {
  return {
    get: <K extends keyof DictionaryKinds>(kind: K, owner: string, name: string) =>
      entries.get(toKey(kind, owner, name))?.value as DictionaryKinds[K] | undefined,
    list: <K extends keyof DictionaryKinds>(kind: K, owner?: string) =>
      [...entries.values()]
        .filter((entry) => entry.kind === kind && (owner === undefined || entry.owner === owner))
        .sort((a, b) => (a.name < b.name ? -1 : 1)) as unknown as Named<DictionaryKinds[K]>[],
  };
}

function createWriting(entries: Entries, file: DuckFile): Pick<Dictionary, 'put' | 'remove'> {
  return {
    put: async (kind, owner, name, value) => {
      await file.query(upsert, { kind, owner, name, value: JSON.stringify(value) });
      entries.set(toKey(kind, owner, name), { kind, owner, name, value });
    },
    remove: async (kind, owner, name) => {
      await file.query(removal, { kind, owner, name });
      return entries.delete(toKey(kind, owner, name));
    },
  };
}

/** Reads the dictionary of a file, making its table when the file is new. */
export async function openDictionary(file: DuckFile): Promise<Dictionary> {
  await file.query('CREATE SCHEMA IF NOT EXISTS local_ords');
  await file.query(
    `CREATE TABLE IF NOT EXISTS local_ords.dictionary
      (kind VARCHAR, owner VARCHAR, name VARCHAR, value VARCHAR NOT NULL, PRIMARY KEY (kind, owner, name))`,
  );
  const entries: Entries = new Map();
  const reload = async (): Promise<void> => {
    const { rows } = await file.query('SELECT kind, owner, name, value FROM local_ords.dictionary');
    entries.clear();
    for (const [kind, owner, name, value] of rows.map((row) => row.map(String)) as [
      string,
      string,
      string,
      string,
    ][])
      entries.set(toKey(kind, owner, name), { kind, owner, name, value: JSON.parse(value) as unknown });
  };
  await reload();
  return { ...createReading(entries), ...createWriting(entries, file), reload };
}
