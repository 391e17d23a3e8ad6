import { fullJitterDelayMs, type BackoffOptions } from '@weather-stream/service-kit';
import type { Lane } from './create-lanes';

/** How {@link postpone} judges time. */
export interface Postponement {
  /** Milliseconds since the Unix epoch. */
  nowMs: number;
  /** The pause that the stream asked for, in milliseconds; the real one is longer by full jitter. */
  requestedDelayMs: number;
  backoff: BackoffOptions;
  /** How long a message is sent again, in milliseconds from its first failure. */
  patienceMs: number;
}

/**
 * Puts off the first messages of lanes that were in one put: all to the same instant, so that they travel together again.
 *
 * @returns the lanes whose first message has used up the patience
 */
export function postpone(lanes: readonly Lane[], options: Postponement): Lane[] {
  const { nowMs, requestedDelayMs, backoff, patienceMs } = options;
  const attempt = Math.min(...lanes.map(({ failures }) => failures));
  // Where the stream says when it is ready, the jitter need not be wider than the pause.
  const baseDelayMs = Math.min(backoff.baseDelayMs, requestedDelayMs || backoff.baseDelayMs);
  const notBeforeMs = nowMs + requestedDelayMs + fullJitterDelayMs(attempt, { ...backoff, baseDelayMs });
  return lanes.filter((lane) => {
    lane.firstFailureMs ??= nowMs;
    lane.failures += 1;
    lane.notBeforeMs = notBeforeMs;
    return notBeforeMs - lane.firstFailureMs > patienceMs;
  });
}
