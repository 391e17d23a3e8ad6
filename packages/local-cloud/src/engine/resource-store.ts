import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '@weather-stream/service-kit';
import { stateUnreadable } from '../errors';
import { isJsonObject } from '../server/parse-json-object';
import type { StoredResource } from './stored-resource';

/** All resources: in memory to read, on disk before a write is answered. */
export interface ResourceStore {
  get(id: string): StoredResource | undefined;
  /** In order of creation. */
  ofType(type: string): StoredResource[];
  all(): Iterable<StoredResource>;
  put(resource: StoredResource): Promise<void>;
  /** Removes a resource without a trace. */
  remove(resource: StoredResource): Promise<void>;
  nextSequence(): number;
}

async function listFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function isStoredResource(value: unknown): value is StoredResource {
  if (!isJsonObject(value)) return false;
  const { id, type, sequence, fields, timeline, timeCreated } = value;
  const areTexts = [id, type].every((text) => typeof text === 'string');
  const areNumbers = [sequence, timeCreated].every((number) => typeof number === 'number');
  return areTexts && areNumbers && isJsonObject(fields) && Array.isArray(timeline);
}

async function readResource(path: string): Promise<StoredResource> {
  try {
    const resource: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (isStoredResource(resource)) return resource;
    throw new Error('not a resource');
  } catch (cause) {
    throw stateUnreadable(path, 'Remove it to go on without the resource', cause);
  }
}

/** One file a resource, by type, readable by its owner alone: some hold secrets. */
const fileOf = (folder: string, { type, id }: StoredResource): string => join(folder, type, `${id}.json`);

/**
 * Opens the store in a folder. Halves that a kill has left behind are removed: they were never acknowledged.
 *
 * @throws LocalCloudStartError `STATE_UNREADABLE`
 */
export async function openResourceStore(folder: string): Promise<ResourceStore> {
  const files = await listFiles(folder);
  await Promise.all(files.filter((file) => file.endsWith('.tmp')).map((file) => rm(file)));
  const resources = await Promise.all(files.filter((file) => file.endsWith('.json')).map(readResource));
  const bySequence = resources.sort((a, b) => a.sequence - b.sequence);
  const byId = new Map(bySequence.map((resource) => [resource.id, resource]));
  let sequence = bySequence.at(-1)?.sequence ?? 0;
  return {
    get: (id) => byId.get(id),
    ofType: (type) => [...byId.values()].filter((resource) => resource.type === type),
    all: () => byId.values(),
    put: async (resource) => {
      await writeFileAtomic(fileOf(folder, resource), JSON.stringify(resource, null, 2), 0o600);
      byId.set(resource.id, resource);
    },
    remove: async (resource) => {
      await rm(fileOf(folder, resource), { force: true });
      byId.delete(resource.id);
    },
    nextSequence: () => (sequence += 1),
  };
}
