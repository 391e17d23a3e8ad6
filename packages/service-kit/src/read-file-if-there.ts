import { readFile } from 'node:fs/promises';

/** Reads a text file; `undefined` when there is none. Every other failure is thrown. */
export async function readFileIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
