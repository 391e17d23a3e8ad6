import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '@weather-stream/service-kit';
import { createExclusion } from '../../../engine/create-exclusion';
import { stateUnreadable } from '../../../errors';
import { isJsonObject } from '../../../server/parse-json-object';
import { emptyIndex, type RepositoryIndex } from './repository-index';

/** What repositories have: in memory to read, on disk before a write is answered. */
export interface Repositories {
  /** @param id the repository's OCID */
  indexOf(id: string): RepositoryIndex;
  /** Replaces what a repository has; one change after the other. */
  change(id: string, toNext: (index: RepositoryIndex) => RepositoryIndex): Promise<void>;
  /** Removes all that is kept of a repository. */
  forget(id: string): Promise<void>;
  /** The ids of all repositories that have something. */
  ids(): string[];
}

const extension = '.json';

async function listFiles(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function readIndex(path: string): Promise<RepositoryIndex> {
  try {
    const index: unknown = JSON.parse(await readFile(path, 'utf8'));
    const isIndex = isJsonObject(index) && [index.blobs, index.manifests, index.tags].every(isJsonObject);
    if (isIndex) return index as unknown as RepositoryIndex;
    throw new Error('not an index of a repository');
  } catch (cause) {
    throw stateUnreadable(path, 'Remove it to go on with an empty repository', cause);
  }
}

/**
 * Opens the indexes in a folder, one file a repository.
 *
 * @throws LocalCloudStartError `STATE_UNREADABLE`
 */
export async function openRepositories(folder: string): Promise<Repositories> {
  const files = await listFiles(folder);
  await Promise.all(files.filter((file) => file.endsWith('.tmp')).map((file) => rm(join(folder, file))));
  const ids = files
    .filter((file) => file.endsWith(extension))
    .map((file) => file.slice(0, -extension.length));
  const fileOf = (id: string): string => join(folder, `${id}${extension}`);
  const indexes = new Map<string, RepositoryIndex>();
  for (const id of ids) indexes.set(id, await readIndex(fileOf(id)));
  const exclusively = createExclusion();
  const indexOf = (id: string): RepositoryIndex => indexes.get(id) ?? emptyIndex;
  return {
    indexOf,
    change: (id, toNext) =>
      exclusively(async () => {
        const next = toNext(indexOf(id));
        await writeFileAtomic(fileOf(id), JSON.stringify(next));
        indexes.set(id, next);
      }),
    forget: (id) =>
      exclusively(async () => {
        indexes.delete(id);
        await rm(fileOf(id), { force: true });
      }),
    ids: () => [...indexes.keys()],
  };
}
