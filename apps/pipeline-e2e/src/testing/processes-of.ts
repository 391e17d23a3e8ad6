import { readdirSync, readFileSync } from 'node:fs';

/** What a process of a run is. */
export type Role = 'orchestrator' | 'local cloud' | 'producer' | 'function container' | 'other';

/** A process that a run has started. */
export interface RunProcess {
  pid: number;
  role: Role;
}

const programs: readonly (readonly [string, Role])[] = [
  ['local-cloud.cjs', 'local cloud'],
  ['local.cjs', 'orchestrator'],
  ['producer.cjs', 'producer'],
  ['function.cjs', 'function container'],
];

/** Tells processes by their program; a shell that names a bundle among its arguments is not the bundle. */
export function roleOf(commandLine: string): Role {
  const [program = '', ...args] = commandLine.split('\0');
  if (!/(^|\/)node$/.test(program)) return 'other';
  return programs.find(([name]) => args.some((arg) => arg.endsWith(`/${name}`)))?.[1] ?? 'other';
}

function readProcFile(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return ''; // It has ended meanwhile, or belongs to somebody else.
  }
}

/** Whether {@link processesOf} can see processes here: only Linux tells by files. */
export const canSeeProcesses = process.platform === 'linux';

/**
 * Finds the living processes that have a folder in their environment or command line: all that a run with this folder
 * has started, directly or not, wherever they have got to since.
 */
export function processesOf(folder: string): RunProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      const commandLine = readProcFile(pid, 'cmdline');
      const isOurs = commandLine.includes(folder) || readProcFile(pid, 'environ').includes(folder);
      return isOurs ? [{ pid: Number(pid), role: roleOf(commandLine) }] : [];
    });
}
