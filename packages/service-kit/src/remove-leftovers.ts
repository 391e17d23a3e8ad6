import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What is known of the processes that write. */
export interface Writers {
  /** Whether a process with this id runs. */
  isAlive: (pid: number) => boolean;
  /** Whether this process is writing this file at the moment. */
  isInFlight: (path: string) => boolean;
}

const temporaryPattern = /\.(\d{1,10})\.\d{1,15}\.tmp$/;

/** Name of the file that a process writes before it takes another's place. */
export function toTemporaryPath(path: string, pid: number, sequence: number): string {
  return `${path}.${pid}.${sequence}.tmp`;
}

/**
 * Removes from a folder what killed processes left half written. One that goes on writing in another process stays; what
 * cannot be removed stays too, since it harms nobody.
 */
export async function removeLeftovers(folder: string, { isAlive, isInFlight }: Writers): Promise<void> {
  const isLeftover = (name: string): boolean => {
    const pid = Number(temporaryPattern.exec(name)?.[1]);
    if (Number.isNaN(pid)) return false;
    return pid === process.pid ? !isInFlight(join(folder, name)) : !isAlive(pid);
  };
  const names = await readdir(folder).catch(() => []);
  const left = names.filter(isLeftover).map((name) => rm(join(folder, name), { force: true }));
  await Promise.allSettled(left);
}

/** Asks the system. A process of another user counts as running. */
export function isProcessAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
