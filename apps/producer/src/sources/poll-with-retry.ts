import { isRetriable, retry, type Clock } from '@weather-stream/service-kit';
import { WeatherSourceError } from './errors';

/** How a poll is repeated. */
export interface PollRetryOptions {
  clock: Clock;
  /** How often a poll is tried in all. @default 3 */
  attempts?: number;
  /** A number in [0, 1). @default Math.random */
  random?: () => number;
}

/** A source that asks for a longer pause is left alone until the next poll. */
const longestRequestedDelayMs = 10_000;

const requestedDelayMs = (error: unknown): number | undefined =>
  error instanceof WeatherSourceError ? error.retryAfterMs : undefined;

/** Runs one poll, and repeats it after a short pause where that can help. */
export function pollWithRetry<T>(
  poll: () => Promise<T>,
  signal: AbortSignal,
  { clock, attempts = 3, random = Math.random }: PollRetryOptions,
): Promise<T> {
  return retry(poll, {
    attempts,
    baseDelayMs: 500,
    maxDelayMs: 4000,
    random,
    clock,
    signal,
    requestedDelayMs,
    shouldRetry: (error) => isRetriable(error) && (requestedDelayMs(error) ?? 0) <= longestRequestedDelayMs,
  });
}
