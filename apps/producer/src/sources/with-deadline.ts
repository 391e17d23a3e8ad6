import type { Clock } from '@weather-stream/service-kit';

/** What {@link withDeadline} needs to know. */
export interface DeadlineOptions {
  /** Milliseconds that the operation may take. */
  timeoutMs: number;
  clock: Clock;
  /** Aborts the operation from outside. */
  signal: AbortSignal;
  /** Makes what is thrown when the time is up. */
  toTimeoutError: () => Error;
}

/**
 * Runs an operation under a signal that is aborted when the time is up or the outer signal is.
 *
 * @throws the time-out error, the outer signal's reason, or what the operation threw
 */
export async function withDeadline<T>(
  operation: (signal: AbortSignal) => Promise<T>,
  { timeoutMs, clock, signal, toTimeoutError }: DeadlineOptions,
): Promise<T> {
  signal.throwIfAborted();
  const inner = new AbortController();
  const done = new AbortController();
  const forward = (): void => inner.abort(signal.reason);
  signal.addEventListener('abort', forward, { once: true });
  const timeUp = (): void => inner.abort(toTimeoutError());
  const noTimeUp = (): void => undefined;
  void clock.sleep(timeoutMs, done.signal).then(timeUp, noTimeUp);
  try {
    return await operation(inner.signal);
  } catch (error) {
    inner.signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', forward);
    done.abort();
  }
}
