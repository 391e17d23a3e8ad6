import { join, resolve } from 'node:path';
import { systemClock, type Clock, type Logger } from '@weather-stream/service-kit';
import type { LogEntry } from '../../control/create-log-book';
import type { ResourcePrincipalSession } from '../../identity/token-issuer';
import type { Operation } from '../../server/operation';
import { createContainerPool, type ContainerCounts } from './create-container-pool';
import { createIdentityFiles } from './create-identity-files';
import { createInvoker } from './create-invoker';
import { findInvocable } from './find-invocable';
import type { FunctionImages } from './image/function-images';
import { createInvocationCounter, type InvocationCounts } from './invocation-counts';
import { invokeFunctionOperation } from './invoke-function';
import { CONTAINER_IDLE_MS, MAX_CONTAINERS } from './limits';
import { toRevision } from './to-revision';
import type { FunctionDescription, Invoke } from './types';

/** What {@link createFunctions} works with. */
export interface FunctionsOptions {
  /** Finds a function that may be invoked. */
  findFunction: (functionId: string) => FunctionDescription | undefined;
  /** What functions are made of. */
  images: FunctionImages;
  /** Makes the identity that a function's containers get. */
  issueResourcePrincipal: (functionId: string) => Promise<ResourcePrincipalSession>;
  /** Folder of this service; identities live in it while the cloud runs. */
  folder: string;
  /** The cloud's time, in which idle containers are kept. */
  clock: Clock;
  /** The machine's time, in which processes run and tokens expire: no offset, no time scale. @default systemClock */
  machineClock?: Clock;
  /** How many containers may exist at once, of all functions. @default MAX_CONTAINERS */
  maxContainers?: number;
  /** Takes what functions write to standard output and standard error. */
  log: (entry: Omit<LogEntry, 'seq' | 'time'>) => void;
  logger: Logger;
}

/** What is known of a function's running. */
export interface FunctionStatus extends InvocationCounts {
  id: string;
  name: string;
  containers: ContainerCounts;
}

/** The data plane of Functions. */
export interface Functions {
  operations: Operation[];
  /** Invokes a function; whatever goes wrong is in the outcome. */
  invoke: Invoke;
  /** Functions that were invoked since the start. */
  status(): FunctionStatus[];
  /** To be called after a function, or its application, has changed or is gone: no new call sees the old one. */
  functionChanged(functionId: string): void;
  /** Kills all containers. Calls under way end with an error. */
  close(): Promise<void>;
}

/** Makes the data plane of Functions: runs images behind the FDK's socket, as containers without Docker. */
export function createFunctions(options: FunctionsOptions): Functions {
  const { findFunction, images, clock, issueResourcePrincipal, log, logger } = options;
  const { machineClock = systemClock, maxContainers = MAX_CONTAINERS } = options;
  const counter = createInvocationCounter();
  const detached = new Set<Promise<unknown>>();
  const identities = createIdentityFiles({
    folder: resolve(join(options.folder, 'identities')),
    issueResourcePrincipal,
    now: () => machineClock.now(),
  });
  const onEnded = (functionId: string, reason: string): void =>
    logger.info({ functionId, reason }, 'container ended');
  const pool = createContainerPool({ clock, idleMs: CONTAINER_IDLE_MS, maxContainers, onEnded });
  const find = (id: string, bodyBytes: number) => findInvocable(options, id, bodyBytes);
  const invoke = createInvoker({
    ...{ findInvocable: find, images, identities, pool },
    ...{ counter, machineClock, log, logger },
  });
  const runDetached = (invocation: Promise<unknown>): void => {
    const settled = invocation.finally(() => detached.delete(settled));
    detached.add(settled);
  };
  const nameOf = (id: string): string => findFunction(id)?.displayName ?? id;

  return {
    operations: [invokeFunctionOperation({ invoke, assertInvocable: find, runDetached })],
    invoke,
    status: () =>
      counter.all().map(([id, counts]) => ({ id, name: nameOf(id), ...counts, containers: pool.count(id) })),
    functionChanged: (functionId) => {
      const fn = findFunction(functionId);
      pool.retire(functionId, fn === undefined ? undefined : toRevision(fn));
      if (fn === undefined) counter.forget(functionId);
    },
    close: async () => {
      await pool.close();
      await Promise.all(detached);
      identities.close();
    },
  };
}
