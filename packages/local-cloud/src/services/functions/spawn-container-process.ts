import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Clock } from '@weather-stream/service-kit';
import { launcherScript } from './launcher-script';
import { createLineSplitter } from './split-lines';

/** What runs in a container. */
export interface ContainerProcessOptions {
  /** The container's own folder, removed when the cloud dies. */
  folder: string;
  workingDir: string;
  /** Program and arguments. */
  command: readonly string[];
  /** The whole environment of the program. */
  env: Record<string, string>;
  /** Takes each line that the program writes to standard output or standard error. */
  onLine: (line: string) => void;
  /** The machine's time, in which processes run. */
  machineClock: Clock;
}

/** A running container's process. */
export interface ContainerProcess {
  /**
   * Resolves with the reason, like `exit code 1` or `SIGKILL`, when the process and its output have ended. Output that
   * others hold open, who have left the process group, is not waited for.
   */
  exited: Promise<string>;
  /** Ends it, and all that it has started, at once. */
  kill(): void;
}

/** How long the output of a process that has ended may go on, in milliseconds. */
const outputGraceMs = 1000;

function pipeLines(output: Readable | null, onLine: (line: string) => void): void {
  const lines = createLineSplitter(onLine);
  output?.on('data', (chunk: Buffer) => lines.push(chunk));
  output?.on('end', () => lines.end());
}

/** Stops reading what a process that has ended has left open, unless its output ends by itself. */
function limitOutput({ stdout, stderr }: ChildProcess, machineClock: Clock, closed: AbortSignal): void {
  machineClock.sleep(outputGraceMs, closed).then(
    () => [stdout, stderr].forEach((output) => output?.destroy()),
    () => undefined,
  );
}

function watchExit(child: ChildProcess, machineClock: Clock, onExit: () => void): Promise<string> {
  const closed = new AbortController();
  return new Promise<string>((resolve) => {
    let reason = 'unknown reason';
    child.once('exit', (code, signal) => {
      reason = signal ?? `exit code ${code ?? 'unknown'}`;
      onExit();
      limitOutput(child, machineClock, closed.signal);
    });
    child.once('error', (error) => {
      reason = error.message;
      if (child.pid === undefined) resolve(reason);
    });
    child.once('close', () => {
      closed.abort(new Error('the output has ended'));
      resolve(reason);
    });
  });
}

/**
 * Starts a program in a process group of its own that dies with this process, however that ends. Ctrl-C in a terminal
 * does not reach it, so that a call under way can finish while the cloud drains.
 */
export function spawnContainerProcess({
  folder,
  workingDir,
  command,
  env,
  onLine,
  machineClock,
}: ContainerProcessOptions): ContainerProcess {
  const child = spawn('/bin/sh', ['-c', launcherScript, 'container', folder, ...command], {
    cwd: workingDir,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const lifeline = child.stdio[3];
  lifeline?.on('error', () => undefined);
  pipeLines(child.stdout, onLine);
  pipeLines(child.stderr, onLine);

  const kill = (): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // The group is gone already.
    }
  };
  const exited = watchExit(child, machineClock, () => {
    kill();
    lifeline?.destroy();
  });
  return { exited, kill };
}
