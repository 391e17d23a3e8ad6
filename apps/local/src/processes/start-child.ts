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
  /** Told of everything that it says over IPC. */
  onMessage?: (message: unknown) => void;
}

/** A process that this run has started. */
export interface Child {
  name: string;
  pid: number;
  ended: Promise<ProcessEnd>;
  /** The first thing that it says over IPC; stays pending when it never says anything. */
  firstMessage: Promise<unknown>;
  signal: (signal: NodeJS.Signals) => void;
  /** Closes the IPC channel: to it, this process is gone. */
  disconnect: () => void;
  /** What to throw when it was not meant to end, with the reason that it gave, if it gave one. */
  toError: (end: ProcessEnd, reason?: string) => ProcessEndedError;
}

const keptLines = 5;

/** Hands over line after line; resolves at the stream's end. */
const forEachLine = (stream: Readable | null, listener: (line: string) => void): Promise<void> =>
  new Promise((resolve) => {
    if (stream === null) resolve();
    else createInterface({ input: stream, crlfDelay: Infinity }).on('line', listener).once('close', resolve);
  });

const describeEnd = ({ code, signal }: ProcessEnd) => signal ?? `exit code ${code ?? 'unknown'}`;

/**
 * Starts a bundle as a process of its own, in a process group of its own: Ctrl-C in the terminal reaches this process
 * alone, which then stops its children in the right order. Their IPC channel tells them when this process is gone,
 * however it went.
 */
export function startChild(options: ChildOptions): Child {
  const { name, script, args = [], env, onStdoutLine, onStderrLine, onMessage } = options;
  const child = fork(script, args, {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
  });
  const lastLines: string[] = [];
  const exited = new Promise<ProcessEnd>((resolve) => {
    child.once('error', () => resolve({ code: null, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const stdoutRead = forEachLine(child.stdout, (line) => onStdoutLine?.(line));
  const stderrRead = forEachLine(child.stderr, (line) => {
    lastLines.push(line);
    if (lastLines.length > keptLines) lastLines.shift();
    onStderrLine?.(line);
  });
  child.on('message', (message) => onMessage?.(message));
  return {
    name,
    pid: child.pid ?? 0,
    // Not the child's 'close': it stays away once the channel was closed from this side.
    ended: Promise.all([exited, stdoutRead, stderrRead]).then(([end]) => end),
    firstMessage: new Promise((resolve) => child.once('message', resolve)),
    signal: (signal) => void child.kill(signal),
    disconnect: () => {
      if (child.connected) child.disconnect();
    },
    toError: (end, reason) =>
      new ProcessEndedError(name, describeEnd(end), reason === undefined ? lastLines : [reason]),
  };
}
