import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { ProcessEndedError } from '../errors';

/** How a process ended. */
export interface ProcessEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** Settings of {@link startChild}. */
export interface ChildOptions {
  /** What a person calls it. */
  name: string;
  /** The bundle that it runs. */
  script: string;
  args?: readonly string[];
  /** Its whole environment. */
  env: NodeJS.ProcessEnv;
  onStdoutLine?: (line: string) => void;
  onStderrLine?: (line: string) => void;
}

/** A process that this run has started. */
export interface Child {
  name: string;
  pid: number;
  ended: Promise<ProcessEnd>;
  /** The first thing that it says over IPC; stays pending when it never says anything. */
  firstMessage: Promise<unknown>;
  signal: (signal: NodeJS.Signals) => void;
  /** What to throw when it was not meant to end. */
  toError: (end: ProcessEnd) => ProcessEndedError;
}

const keptLines = 5;

const forEachLine = (stream: Readable | null, listener: (line: string) => void) => {
  if (stream !== null) createInterface({ input: stream, crlfDelay: Infinity }).on('line', listener);
};

const describeEnd = ({ code, signal }: ProcessEnd) => signal ?? `exit code ${code ?? 'unknown'}`;

/**
 * Starts a bundle as a process of its own, in a process group of its own: Ctrl-C in the terminal reaches this process
 * alone, which then stops its children in the right order. Their IPC channel tells them when this process is gone,
 * however it went.
 */
export function startChild(options: ChildOptions): Child {
  const { name, script, args = [], env, onStdoutLine, onStderrLine } = options;
  const child = fork(script, args, {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
  });
  const lastLines: string[] = [];
  const ended = new Promise<ProcessEnd>((resolve) => {
    child.once('error', () => resolve({ code: null, signal: null }));
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  forEachLine(child.stdout, (line) => onStdoutLine?.(line));
  forEachLine(child.stderr, (line) => {
    lastLines.push(line);
    if (lastLines.length > keptLines) lastLines.shift();
    onStderrLine?.(line);
  });
  return {
    name,
    pid: child.pid ?? 0,
    ended,
    firstMessage: new Promise((resolve) => child.once('message', resolve)),
    signal: (signal) => void child.kill(signal),
    toError: (end) => new ProcessEndedError(name, describeEnd(end), lastLines),
  };
}
