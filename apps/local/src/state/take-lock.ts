import { link, rename, rm, writeFile } from 'node:fs/promises';
import { readFileIfThere } from '@weather-stream/service-kit';
import { StateInUseError } from '../errors';
import { findProcessStart, type FindProcessStart } from './process-start';
import type { StatePaths } from './state-paths';

type LockPaths = Pick<StatePaths, 'lock' | 'folder'>;

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';
const isTaken = (error: unknown) => (error as NodeJS.ErrnoException).code === 'EEXIST';

/** A name that the next atomic write in the folder cleans up when this process is killed. */
const toOwn = (lock: string, step: 0 | 1) => `${lock}.${process.pid}.${step}.tmp`;

/** Attempts to take a lock that others take and leave at the same time. */
const attempts = 5;

/**
 * The living process that a lock's text names, if any. A process that started at another time than the lock says has
 * only inherited the number.
 */
async function findHolder(text: string, startOf: FindProcessStart): Promise<number | undefined> {
  const [pid, lockedStart] = text.trim().split(' ');
  const holder = Number(pid);
  if (!Number.isSafeInteger(holder) || holder <= 0 || holder === process.pid) return undefined;
  const start = await startOf(holder);
  if (start === undefined) return undefined;
  return lockedStart === undefined || lockedStart === start ? holder : undefined;
}

/**
 * Makes sure that no living process holds the state folder.
 *
 * @returns the text of a lock that a dead one has left, if there is any
 * @throws StateInUseError
 */
export async function assertUnlocked(
  { lock, folder }: LockPaths,
  startOf: FindProcessStart = findProcessStart,
): Promise<string | undefined> {
  const text = await readFileIfThere(lock);
  const holder = await findHolder(text ?? '', startOf);
  if (holder !== undefined) throw new StateInUseError({ folder, lock, pid: holder });
  return text;
}

/** Removes a lock that nobody holds, unless somebody has taken it meanwhile: then it is put back. */
async function removeStale(lock: string, stale: string): Promise<void> {
  const aside = toOwn(lock, 1);
  try {
    await rename(lock, aside);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  if ((await readFileIfThere(aside)) !== stale) await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
}

/**
 * Takes the lock, also from a process that was killed and left it behind. The file appears with its content in one step:
 * nobody sees a lock that does not say whose it is.
 *
 * @throws StateInUseError
 */
export async function takeLock(
  paths: LockPaths,
  startOf: FindProcessStart = findProcessStart,
): Promise<void> {
  const { lock } = paths;
  const mine = toOwn(lock, 0);
  await writeFile(mine, `${process.pid} ${(await startOf(process.pid)) ?? ''}`.trimEnd());
  try {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      try {
        await link(mine, lock);
        return;
      } catch (error) {
        if (!isTaken(error)) throw error;
      }
      const stale = await assertUnlocked(paths, startOf);
      if (stale !== undefined) await removeStale(lock, stale);
    }
    throw new StateInUseError({ ...paths, pid: Number.parseInt((await readFileIfThere(lock)) ?? '', 10) });
  } finally {
    await rm(mine, { force: true });
  }
}
