import { randomBytes } from 'node:crypto';
import { toErrorFields, type Clock, type Logger } from '@weather-stream/service-kit';
import type { LogEntry } from '../../control/create-log-book';
import type { ContainerLease, ContainerPool } from './create-container-pool';
import type { IdentityFiles } from './create-identity-files';
import { callerWentAway } from './errors';
import type { FunctionImages } from './image/function-images';
import type { InvocationCounter } from './invocation-counts';
import { runCall } from './run-call';
import { startContainer, type Container, type ContainerOptions } from './start-container';
import { toFailureOutcome, toOciError, toSuccessOutcome } from './to-invocation-outcome';
import { toRevision } from './to-revision';
import type { FunctionDescription, InvocationOptions, InvocationOutcome, Invoke } from './types';

/** What {@link createInvoker} works with. */
export interface InvokerDeps {
  /** @throws OciError */
  findInvocable: (functionId: string, bodyBytes: number) => FunctionDescription;
  images: Pick<FunctionImages, 'load'>;
  identities: Pick<IdentityFiles, 'ensureFresh'>;
  pool: Pick<ContainerPool, 'acquire'>;
  counter: InvocationCounter;
  /** The machine's time. */
  machineClock: Clock;
  log: (entry: Omit<LogEntry, 'seq' | 'time'>) => void;
  logger: Logger;
}

const newCallId = (): string => randomBytes(13).toString('hex').toUpperCase();

/** Starts a container for a caller: nobody wants it any more when the caller goes away. */
async function startFor(options: ContainerOptions, caller: AbortSignal | undefined): Promise<Container> {
  if (caller === undefined) return startContainer(options);
  try {
    return await startContainer({ ...options, signal: AbortSignal.any([options.signal, caller]) });
  } catch (error) {
    throw caller.aborted ? callerWentAway() : error;
  }
}

async function acquire(
  deps: InvokerDeps,
  fn: FunctionDescription,
  caller: AbortSignal | undefined,
): Promise<ContainerLease> {
  const { images, identities, pool, counter, machineClock, log } = deps;
  const identity = await identities.ensureFresh(fn.id);
  const onLine = (line: string): void => log({ source: 'function', id: fn.id, name: fn.displayName, line });
  const lease = await pool.acquire({
    functionId: fn.id,
    revision: toRevision(fn),
    start: async (signal) => {
      const program = await images.load(fn.image, fn.imageDigest);
      return startFor({ fn, program, identity, machineClock, signal, onLine }, caller);
    },
  });
  if (lease.isCold) counter.startedCold(fn.id);
  return lease;
}

async function callFunction(
  deps: InvokerDeps,
  fn: FunctionDescription,
  body: Buffer,
  { headers = {}, signal }: InvocationOptions,
  callId: string,
): Promise<InvocationOutcome> {
  const lease = await acquire(deps, fn, signal);
  const { container } = lease;
  const { machineClock, log } = deps;
  const limits = signal === undefined ? {} : { signal };
  const result = await runCall({ container, callId, fn, body, headers, machineClock, ...limits });
  await lease.release(result.isContainerUsable);
  if ('answer' in result) return toSuccessOutcome(result.answer, callId);
  if (!result.isContainerUsable) {
    const line = `invocation ${callId}: its container has ended, ${await container.exited}`;
    log({ source: 'function', id: fn.id, name: fn.displayName, line });
  }
  throw result.error;
}

/** Makes the function that invokes functions: finds, starts or reuses a container, calls, and judges the answer. */
export function createInvoker(deps: InvokerDeps): Invoke {
  const { findInvocable, counter, log, logger } = deps;
  const toFailure = (
    functionId: string,
    name: string,
    callId: string,
    caught: unknown,
  ): InvocationOutcome => {
    const error = toOciError(caught);
    const { code, status, message } = error;
    const line = `invocation ${callId} failed: ${status} ${code}, ${message}`;
    log({ source: 'function', id: functionId, name, line });
    logger.warn({ functionId, callId, status, ...toErrorFields(error) }, 'invocation failed');
    return toFailureOutcome(error, callId);
  };
  return async (functionId, body, invocation) => {
    const callId = newCallId();
    const { kind: caller } = invocation.principal;
    let fn: FunctionDescription;
    try {
      fn = findInvocable(functionId, body.length);
    } catch (error) {
      return toFailure(functionId, functionId, callId, error);
    }
    logger.debug({ functionId, callId, caller, bytes: body.length }, 'invoked');
    counter.invoked(functionId);
    try {
      return await callFunction(deps, fn, body, invocation, callId);
    } catch (error) {
      counter.failed(functionId, toOciError(error).code);
      return toFailure(functionId, fn.displayName, callId, error);
    }
  };
}
