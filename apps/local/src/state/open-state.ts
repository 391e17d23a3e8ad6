import { mkdir, readdir, rm } from 'node:fs/promises';
import { readFileIfThere, writeFileAtomic } from '@weather-stream/service-kit';
import { StateUnusableError } from '../errors';
import { adoptCheckpoint } from './adopt-checkpoint';
import { findProcessStart, type FindProcessStart } from './process-start';
import { statePaths, type StatePaths } from './state-paths';
import { assertUnlocked, takeLock } from './take-lock';

/** Version of the layout of the state folder; another one is refused. */
export const stateVersion = '1';

/** A state folder that is held by this process. */
export interface OpenState {
  paths: StatePaths;
  /** Lets others have the folder. */
  release: () => Promise<void>;
}

/** Settings of {@link openState}. */
export interface OpenStateOptions {
  /** Told, in a sentence, of what was found and put right. */
  say: (sentence: string) => void;
  /** @default asks the system */
  startOf?: FindProcessStart;
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
  const others = (await readdir(folder)).filter((name) => !/^(lock|version)$|\.tmp$/.test(name));
  if (others.length > 0)
    throw new StateUnusableError(folder, `holds ${others.join(', ')} but does not say of which version`);
  await writeFileAtomic(version, `${stateVersion}\n`);
}

/**
 * Opens the state folder for this process alone, making it when it is not there.
 *
 * @throws StateInUseError, StateUnusableError
 */
export async function openState(
  folder: string,
  { say, startOf = findProcessStart }: OpenStateOptions,
): Promise<OpenState> {
  const paths = statePaths(folder);
  await mkdir(folder, { recursive: true });
  await takeLock(paths, startOf);
  const release = () => rm(paths.lock, { force: true });
  try {
    await checkVersion(paths);
    await adoptCheckpoint(paths, say);
  } catch (error) {
    await release();
    throw error;
  }
  return { paths, release };
}

/**
 * Forgets all local state.
 *
 * @throws StateInUseError when a run holds it
 */
export async function forgetState(folder: string): Promise<void> {
  await assertUnlocked(statePaths(folder));
  await rm(folder, { recursive: true, force: true });
}
