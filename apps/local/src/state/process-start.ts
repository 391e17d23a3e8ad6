import { readFile } from 'node:fs/promises';

/** When a process started, in the system's own words; `unknown` where the system does not tell. */
export type ProcessStart = string;

/** The start of a process, or `undefined` when no process of this number lives. */
export type FindProcessStart = (pid: number) => Promise<ProcessStart | undefined>;

const unknown: ProcessStart = 'unknown';

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Tells a process from a later one with the same number, where the system has `/proc` (Linux): by its start in ticks
 * since boot. One that has ended and is not reaped yet does not live.
 */
export const findProcessStart: FindProcessStart = async (pid) => {
  if (!exists(pid)) return undefined;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name, in parentheses, may hold anything: the fields after it are counted. See proc_pid_stat(5).
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  const [state] = fields;
  if (state === 'Z' || state === 'X') return undefined;
  return fields[19] ?? unknown;
};
