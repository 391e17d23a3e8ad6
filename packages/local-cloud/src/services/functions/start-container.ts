import { rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import type { Clock } from '@weather-stream/service-kit';
import { callContainer, type ContainerAnswer, type ContainerCall } from './call-container';
import { createSocketFolder } from './create-socket-folder';
import { containerInitFail, containerInitTimeout } from './errors';
import type { IdentityPaths } from './create-identity-files';
import type { Program } from './image/function-images';
import { CONTAINER_INIT_TIMEOUT_MS } from './limits';
import { spawnContainerProcess, type ContainerProcess } from './spawn-container-process';
import { toContainerEnvironment } from './to-container-environment';
import type { FunctionDescription } from './types';
import { waitForSocket } from './wait-for-socket';

/** What {@link startContainer} needs. */
export interface ContainerOptions {
  fn: FunctionDescription;
  /** What runs in it: a program that calls the FDK. */
  program: Program;
  /** Files of the function's identity. */
  identity: IdentityPaths;
  /** The machine's time, in which processes start. */
  machineClock: Clock;
  /** Ends the start; its reason is thrown. */
  signal: AbortSignal;
  /** Takes each line of output. */
  onLine: (line: string) => void;
}

/** A function's process, ready for calls: one at a time. */
export interface Container {
  /** Makes one call. @throws what {@link callContainer} throws */
  call(call: Pick<ContainerCall, 'headers' | 'body' | 'signal'>): Promise<ContainerAnswer>;
  /** Kills the process; resolves when it has ended and its folder is gone. */
  stop(): Promise<void>;
  /** Resolves with the reason when the process has ended, by itself or not. */
  exited: Promise<string>;
}

/** Waits for the first of: the socket, the process's end, the time-out. */
async function untilReady(
  container: ContainerProcess,
  socketPath: string,
  { machineClock, signal }: ContainerOptions,
): Promise<void> {
  const settled = new AbortController();
  const limits = AbortSignal.any([signal, settled.signal]);
  const fail = async (event: Promise<unknown>, toError: (reason: unknown) => Error): Promise<never> => {
    throw toError(await event);
  };
  try {
    await Promise.race([
      waitForSocket(socketPath, limits),
      fail(container.exited, (reason) => containerInitFail(reason)),
      fail(machineClock.sleep(CONTAINER_INIT_TIMEOUT_MS, limits), containerInitTimeout),
    ]);
  } finally {
    settled.abort(new Error('the container has started, or will not'));
  }
}

/**
 * Starts a function's program behind a fresh unix socket, by the container contract, and waits until it listens.
 *
 * @throws OciError `FunctionInvokeContainerInitFail` (502), `FunctionInvokeContainerInitTimeout` (504); the signal's reason
 */
export async function startContainer(options: ContainerOptions): Promise<Container> {
  const { fn, program, identity, onLine, machineClock } = options;
  const { folder, socketPath } = await createSocketFolder();
  const container = spawnContainerProcess({
    folder,
    workingDir: program.workingDir ?? folder,
    command: [process.execPath, `--max-old-space-size=${fn.memoryInMBs}`, ...program.nodeArguments],
    env: toContainerEnvironment({ fn, image: program.env, host: process.env }, { socketPath, ...identity }),
    onLine,
    machineClock,
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const exited = container.exited.then(async (reason) => {
    agent.destroy();
    await rm(folder, { recursive: true, force: true });
    return reason;
  });
  const stop = async (): Promise<void> => {
    container.kill();
    await exited;
  };
  try {
    await untilReady(container, socketPath, options);
  } catch (error) {
    await stop();
    throw error;
  }
  return { call: (call) => callContainer({ socketPath, agent, ...call }), stop, exited };
}
