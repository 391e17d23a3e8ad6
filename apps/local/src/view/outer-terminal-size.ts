import { execFileSync } from 'node:child_process';
import { constants, openSync } from 'node:fs';
import { WriteStream } from 'node:tty';
import type { ViewSize } from './render-view';

/** A process as `ps` shows it. */
export interface ProcessView {
  parent: number;
  /** Its terminal below `/dev`; `?` for none. */
  terminal: string;
}

/** How many ancestors are looked at: a task runner is rarely further away than npx, a shell and node. */
const generations = 8;

/** Asks the system about a process; `undefined` when it does not tell. */
function findProcess(pid: number): ProcessView | undefined {
  try {
    const said = execFileSync('ps', ['-o', 'ppid=,tty=', '-p', String(pid)], { encoding: 'utf8' });
    const [parent = '', terminal = '?'] = said.trim().split(/\s+/);
    return { parent: Number(parent), terminal };
  } catch {
    return undefined;
  }
}

/**
 * The terminal that a person looks at, when it is another than this process's own: a task runner gives its children a
 * terminal that keeps its first size, and copies what they write to the real one.
 *
 * @returns its name below `/dev`
 */
export function findOuterTerminal(
  pid: number,
  find: (pid: number) => ProcessView | undefined = findProcess,
): string | undefined {
  const own = find(pid);
  let ancestor = own;
  for (let generation = 0; generation < generations && ancestor !== undefined; generation += 1) {
    const { terminal } = ancestor;
    if (terminal.startsWith('?')) return undefined;
    if (terminal !== own?.terminal) return terminal;
    ancestor = find(ancestor.parent);
  }
  return undefined;
}

/** Opened anew each time: a stream learns of a new size by a signal that only the terminal's own processes get. */
function sizeOf(path: string): ViewSize | undefined {
  try {
    const stream = new WriteStream(openSync(path, constants.O_RDWR | constants.O_NOCTTY));
    const { columns, rows } = stream;
    stream.destroy();
    return columns > 0 && rows > 0 ? { columns, rows } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A function that says the size of the terminal around Nx, at each call anew.
 *
 * @param env this process's environment: without Nx around it, its own terminal is the real one
 * @returns `undefined` where the stream's own size is right
 */
export function outerTerminalSize(env: NodeJS.ProcessEnv): (() => ViewSize | undefined) | undefined {
  if (env.NX_TASK_TARGET_PROJECT === undefined) return undefined;
  const terminal = findOuterTerminal(process.pid);
  if (terminal === undefined) return undefined;
  return () => sizeOf(`/dev/${terminal}`);
}
