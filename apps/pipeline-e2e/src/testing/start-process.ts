import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';

/** How a process ended, and all that it said. */
export interface ProcessEnd {
  /** `null` when a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A process under test. */
export interface RunningProcess {
  pid: number;
  /** What it has written to standard output so far. */
  stdout: () => string;
  /** Resolves when standard output matches; rejects when the process ends without. */
  said: (pattern: RegExp) => Promise<void>;
  signal: (signal: NodeJS.Signals) => void;
  ended: Promise<ProcessEnd>;
}

/** Settings of {@link startProcess}. */
export interface ProcessOptions {
  command: string;
  args: readonly string[];
  /** Its whole environment. */
  env: Readonly<Record<string, string>>;
  cwd?: string;
  /** Whether {@link RunningProcess.signal} goes to the whole process group. @default false */
  signalsGroup?: boolean;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** Starts a process in a group of its own and listens to it. */
export function startProcess(options: ProcessOptions): RunningProcess {
  const { command, args, env, cwd, signalsGroup = false } = options;
  const child: Child = spawn(command, [...args], {
    env: { ...env },
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} cannot be started.`);
  const said = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<ProcessEnd>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, ...said }));
  });
  return {
    pid,
    stdout: () => said.stdout,
    said: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (pattern.test(said.stdout)) resolve();
        };
        listeners.add(look);
        look();
        void ended.then(({ code, signal }) =>
          reject(
            new Error(
              `It ended (${signal ?? code ?? ''}) and never said ${String(pattern)}: ${said.stdout}${said.stderr}`,
            ),
          ),
        );
      }),
    signal: (signal) => void process.kill(signalsGroup ? -pid : pid, signal),
    ended,
  };
}
