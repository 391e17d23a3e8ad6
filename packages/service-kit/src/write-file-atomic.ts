import { rename, writeFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

let sequence = 0;

/**
 * Replaces a file's content in one step: a reader, and whoever comes after a kill, sees the old or the new content,
 * never a half. Makes missing folders.
 *
 * @param mode permission bits of the file. @default 0o644
 */
export async function writeFileAtomic(
  path: string,
  content: string | Uint8Array,
  mode = 0o644,
): Promise<void> {
  sequence += 1;
  const temporary = `${path}.${process.pid}.${sequence}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(temporary, content, { mode });
  await rename(temporary, path);
}
