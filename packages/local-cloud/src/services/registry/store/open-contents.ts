import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { writeFileAtomic } from '@weather-stream/service-kit';

/** Contents by their digest, those of all repositories together: what two of them have is kept once. */
export interface Contents {
  /** Takes a finished file as the content with this digest, which its writer has checked. */
  adopt(path: string, digest: string): Promise<void>;
  /** Keeps a small content. */
  put(content: Uint8Array, digest: string): Promise<void>;
  /** Reads a content whole. */
  read(digest: string): Promise<Buffer>;
  /** Reads a content, or from byte `start` to byte `end`, both included. */
  stream(digest: string, range?: { start: number; end: number }): Readable;
  /** Removes all contents but these, and files that a kill has left behind. */
  sweep(kept: ReadonlySet<string>): Promise<void>;
}

/** Makes the contents in a folder: `sha256/<first two digits>/<digits>`. */
export function openContents(folder: string): Contents {
  const root = join(folder, 'sha256');
  const fileOf = (digest: string): string => {
    const digits = digest.slice('sha256:'.length);
    return join(root, digits.slice(0, 2), digits);
  };
  return {
    adopt: async (path, digest) => {
      const file = fileOf(digest);
      await mkdir(dirname(file), { recursive: true });
      await rename(path, file);
    },
    put: (content, digest) => writeFileAtomic(fileOf(digest), content),
    read: (digest) => readFile(fileOf(digest)),
    stream: (digest, range) => createReadStream(fileOf(digest), range),
    sweep: async (kept) => {
      const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
      const files = entries.filter((entry) => entry.isFile());
      const isLeft = ({ name }: { name: string }): boolean => !kept.has(`sha256:${name}`);
      await Promise.all(files.filter(isLeft).map(({ parentPath, name }) => rm(join(parentPath, name))));
    },
  };
}
