import type { Clock } from '@weather-stream/service-kit';
import { DeadlineError } from './errors';
import { DEADLINE_MARGIN_MS, MAX_INVOCATION_MS } from './limits';

/**
 * How long an invocation may work, in milliseconds.
 *
 * @param deadline from `Fn-Deadline`; null or invalid when the platform did not say
 */
export function toRemainingMs(deadline: Date | null, now: number): number {
  const at = deadline?.getTime() ?? Number.NaN;
  const untilMs = Number.isNaN(at) ? MAX_INVOCATION_MS : Math.min(at - now, MAX_INVOCATION_MS);
  return untilMs - DEADLINE_MARGIN_MS;
}

/**
 * Runs `work`, and gives up shortly before the deadline: its signal is aborted, and the caller hears of it at once, whether
 * the work listens or not.
 *
 * @throws DeadlineError when the time is up, or was from the start
 */
export async function beforeDeadline<T>(
  deadline: Date | null,
  clock: Clock,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const remainingMs = toRemainingMs(deadline, clock.now());
  if (remainingMs <= 0) throw new DeadlineError();
  const stop = new AbortController();
  const finished = new AbortController();
  const tooLate = clock.sleep(remainingMs, finished.signal).then((): never => {
    const error = new DeadlineError();
    stop.abort(error);
    throw error;
  });
  try {
    return await Promise.race([work(stop.signal), tooLate]);
  } finally {
    finished.abort();
  }
}
