import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** A producer process and what it has said so far. */
export interface ProducerProcess {
  child: ChildProcess;
  /** Log lines, parsed. */
  lines: Record<string, unknown>[];
  stderr(): string;
  /** Resolves at the first log line with this event, past or to come. */
  said(event: string): Promise<Record<string, unknown>>;
  /** Resolves with the exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

/** Starts the bundle with these settings and nothing else from this process's environment. */
export function startProcess(
  path: string,
  args: readonly string[],
  env: Record<string, string>,
): ProducerProcess {
  const child = spawn(process.execPath, [path, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  }) as ChildProcess & { stdout: Readable; stderr: Readable };
  const lines: Record<string, unknown>[] = [];
  const listeners = new Set<(line: Record<string, unknown>) => void>();
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const reader = createInterface(child.stdout).on('line', (text) => {
    const line = JSON.parse(text) as Record<string, unknown>;
    lines.push(line);
    for (const listener of listeners) listener(line);
  });
  // Not the child's 'close': it stays away once the channel was disconnected from this side.
  const ended = Promise.all([once(child, 'exit'), once(reader, 'close')]);
  return {
    child,
    lines,
    stderr: () => stderr,
    said: (event) =>
      new Promise((resolve) => {
        const found = lines.find((line) => line.event === event);
        if (found !== undefined) resolve(found);
        listeners.add((line) => {
          if (line.event === event) resolve(line);
        });
      }),
    ended: ended.then(([[code, signal]]) => (code ?? signal) as number | string),
  };
}
