import type { Clock } from '@weather-stream/service-kit';
import type { ContainerAnswer } from './call-container';
import { callerWentAway, timedOut } from './errors';
import { judgeAnswer } from './judge-answer';
import type { Container } from './start-container';
import { toCallHeaders } from './to-call-headers';
import type { FunctionDescription, InvocationOptions } from './types';

/** One call in one container. */
export interface CallOptions {
  container: Pick<Container, 'call'>;
  callId: string;
  fn: Pick<FunctionDescription, 'timeoutInSeconds'>;
  body: Buffer;
  headers: NonNullable<InvocationOptions['headers']>;
  /** The machine's time, in which the function runs. */
  machineClock: Clock;
  /** Aborted when the caller goes away. */
  signal?: AbortSignal;
}

/** How a call ended, and whether the container can take another. */
export type CallResult =
  { answer: ContainerAnswer; isContainerUsable: true } | { error: unknown; isContainerUsable: boolean };

/** Runs `action` with a signal that is aborted at the time-out, or when the caller goes away. */
async function withDeadline<T>(
  { fn, machineClock, signal }: CallOptions,
  action: (limits: AbortSignal) => Promise<T>,
): Promise<T> {
  const limits = new AbortController();
  const finished = new AbortController();
  const leave = (): void => limits.abort(callerWentAway());
  if (signal?.aborted === true) leave();
  signal?.addEventListener('abort', leave);
  machineClock.sleep(fn.timeoutInSeconds * 1000, finished.signal).then(
    () => limits.abort(timedOut()),
    () => undefined,
  );
  try {
    return await action(limits.signal);
  } finally {
    finished.abort(new Error('the call has ended'));
    signal?.removeEventListener('abort', leave);
  }
}

/** Calls the function and judges its answer. Never throws: after a broken call the container must still be given back. */
export async function runCall(options: CallOptions): Promise<CallResult> {
  const { container, callId, fn, body, headers, machineClock } = options;
  const deadline = machineClock.now() + fn.timeoutInSeconds * 1000;
  const callHeaders = toCallHeaders({ callId, deadline, bodyBytes: body.length }, headers);
  try {
    const answer = await withDeadline(options, (signal) =>
      container.call({ headers: callHeaders, body, signal }),
    );
    const { error, isContainerUsable } = judgeAnswer(answer.status);
    if (error !== undefined) return { error, isContainerUsable };
    return { answer, isContainerUsable: true };
  } catch (error) {
    return { error, isContainerUsable: false };
  }
}
