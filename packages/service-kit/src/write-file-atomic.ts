import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { isProcessAlive, removeLeftovers, toTemporaryPath } from './remove-leftovers';

let sequence = 0;
const inFlight = new Set<string>();
const sweptFolders = new Set<string>();

/** Once a folder: what a killed process left there would otherwise lie there for ever. */
async function sweepOnce(folder: string): Promise<void> {
  if (sweptFolders.has(folder)) return;
  sweptFolders.add(folder);
  await removeLeftovers(folder, { isAlive: isProcessAlive, isInFlight: (path) => inFlight.has(path) });
}

/**
 * Replaces a file's content in one step: a reader, and whoever comes after a kill, sees the old or the new content,
 * never a half. Makes missing folders. The first write in a folder also removes the halves that killed processes left.
 *
 * @param mode permission bits of the file. @default 0o644
 */
export async function writeFileAtomic(
  path: string,
  content: string | Uint8Array,
  mode = 0o644,
): Promise<void> {
  sequence += 1;
  // Resolved, so that what is in flight is known by one name.
  const target = resolve(path);
  const folder = dirname(target);
  const temporary = toTemporaryPath(target, process.pid, sequence);
  inFlight.add(temporary);
  try {
    await mkdir(folder, { recursive: true });
    await sweepOnce(folder);
    await writeFile(temporary, content, { mode });
    await rename(temporary, target);
  } finally {
    inFlight.delete(temporary);
  }
}
