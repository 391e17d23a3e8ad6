import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_SOCKET_PATH_BYTES } from './limits';

const socketName = 'lsnr.sock';

/** Bytes that `mkdtemp` and the FDK add to the root: `/fn-XXXXXX/lsnr.sock.tmp`. */
const addedBytes = `/fn-XXXXXX/${socketName}.tmp`.length;

/** The first of the folders in which a socket's path is short enough; the last one when none is. */
export function chooseSocketRoot(candidates: readonly string[]): string {
  const fits = (root: string): boolean => Buffer.byteLength(root) + addedBytes <= MAX_SOCKET_PATH_BYTES;
  return candidates.find(fits) ?? candidates.at(-1) ?? '/tmp';
}

/**
 * Makes a folder for one container's socket that nobody has used before: the FDK leaves `<socket>.tmp` behind when it is
 * killed, and cannot listen there again.
 */
export async function createSocketFolder(): Promise<{ folder: string; socketPath: string }> {
  const folder = await mkdtemp(join(chooseSocketRoot([tmpdir(), '/tmp']), 'fn-'));
  await chmod(folder, 0o700);
  return { folder, socketPath: join(folder, socketName) };
}
