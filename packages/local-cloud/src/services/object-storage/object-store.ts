import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readObjectContent, readObjectHead, writeObjectFile } from './object-file';
import type { ObjectHead } from './types';

/** What a bucket holds. */
export interface BucketUsage {
  count: number;
  bytes: number;
}

/** The objects of all buckets: heads in memory, contents on disk before a put is answered. */
export interface ObjectStore {
  find: (bucketId: string, name: string) => ObjectHead | undefined;
  /** In the order of their names' bytes. */
  list: (bucketId: string) => ObjectHead[];
  usage: (bucketId: string) => BucketUsage;
  read: (bucketId: string, head: ObjectHead) => Promise<Buffer>;
  put: (bucketId: string, head: ObjectHead, content: Buffer) => Promise<void>;
  remove: (bucketId: string, name: string) => Promise<void>;
  /** Removes a bucket's folder. */
  forget: (bucketId: string) => Promise<void>;
}

const extension = '.object';

/** Names can be anything, and long: the file is named by their hash. */
const toFile = (name: string): string => `${createHash('sha256').update(name).digest('hex')}${extension}`;

async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function loadBucket(folder: string): Promise<Map<string, ObjectHead>> {
  const files = (await listFolder(folder)).filter((file) => file.endsWith(extension));
  const heads = await Promise.all(files.map((file) => readObjectHead(join(folder, file))));
  return new Map(heads.map((head) => [head.name, head]));
}

const byBytes = (a: ObjectHead, b: ObjectHead): number =>
  Buffer.compare(Buffer.from(a.name), Buffer.from(b.name));

/** Opens the store in a folder. @throws LocalCloudStartError `STATE_UNREADABLE` */
export async function openObjectStore(folder: string): Promise<ObjectStore> {
  const buckets = new Map<string, Map<string, ObjectHead>>();
  for (const bucketId of await listFolder(folder))
    buckets.set(bucketId, await loadBucket(join(folder, bucketId)));
  const pathOf = (bucketId: string, name: string): string => join(folder, bucketId, toFile(name));
  const headsOf = (bucketId: string): ObjectHead[] => [...(buckets.get(bucketId)?.values() ?? [])];
  return {
    find: (bucketId, name) => buckets.get(bucketId)?.get(name),
    list: (bucketId) => headsOf(bucketId).sort(byBytes),
    usage: (bucketId) => {
      const heads = headsOf(bucketId);
      return { count: heads.length, bytes: heads.reduce((sum, { size }) => sum + size, 0) };
    },
    read: (bucketId, head) => readObjectContent(pathOf(bucketId, head.name), head),
    put: async (bucketId, head, content) => {
      await writeObjectFile(pathOf(bucketId, head.name), head, content);
      const bucket = buckets.get(bucketId) ?? new Map<string, ObjectHead>();
      buckets.set(bucketId, bucket.set(head.name, head));
    },
    remove: async (bucketId, name) => {
      await rm(pathOf(bucketId, name), { force: true });
      buckets.get(bucketId)?.delete(name);
    },
    forget: async (bucketId) => {
      buckets.delete(bucketId);
      await rm(join(folder, bucketId), { recursive: true, force: true });
    },
  };
}
