import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { readFileIfThere, writeFileAtomic } from '@weather-stream/service-kit';
import { StateInUseError, StateUnusableError } from '../errors';
import { statePaths, type StatePaths } from './state-paths';

/** Version of the layout of the state folder; another one is refused. */
export const stateVersion = '1';

/** A state folder that is held by this process. */
export interface OpenState {
  paths: StatePaths;
  /** Lets others have the folder. */
  release: () => Promise<void>;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Takes the lock file, also from a process that was killed and left it behind. */
async function takeLock({ lock, folder }: StatePaths): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = await open(lock, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(await readFileIfThere(lock));
      if (holder > 0 && holder !== process.pid && isAlive(holder)) throw new StateInUseError(folder, holder);
      await rm(lock, { force: true });
    }
  }
  throw new StateInUseError(folder, Number(await readFileIfThere(lock)));
}

async function checkVersion({ folder, version }: StatePaths): Promise<void> {
  const found = (await readFileIfThere(version))?.trim();
  if (found === stateVersion) return;
  if (found !== undefined && found !== '') {
    throw new StateUnusableError(
      folder,
      `was written by another version (${found}; this one reads ${stateVersion})`,
    );
  }
  const others = (await readdir(folder)).filter(
    (name) => name !== 'lock' && !name.endsWith('.tmp') && name !== 'version',
  );
  if (others.length > 0)
    throw new StateUnusableError(folder, `holds ${others.join(', ')} but does not say of which version`);
  await writeFileAtomic(version, `${stateVersion}\n`);
}

/**
 * Opens the state folder for this process alone, making it when it is not there.
 *
 * @throws StateInUseError, StateUnusableError
 */
export async function openState(folder: string): Promise<OpenState> {
  const paths = statePaths(folder);
  await mkdir(folder, { recursive: true });
  await takeLock(paths);
  try {
    await checkVersion(paths);
  } catch (error) {
    await rm(paths.lock, { force: true });
    throw error;
  }
  return { paths, release: () => rm(paths.lock, { force: true }) };
}

/**
 * Forgets all local state.
 *
 * @throws StateInUseError when a run holds it
 */
export async function forgetState(folder: string): Promise<void> {
  const { lock } = statePaths(folder);
  const holder = Number(await readFileIfThere(lock));
  if (holder > 0 && isAlive(holder)) throw new StateInUseError(folder, holder);
  await rm(folder, { recursive: true, force: true });
}
