import { isRetriable, retry } from '@weather-stream/service-kit';
import { OrdsNotFoundError } from '../errors';
import type { BootstrapOptions } from './bootstrap-options';

/** Waits between attempts, capped: two attempts a second at first, then four a minute. */
const backoff = { baseDelayMs: 500, maxDelayMs: 15_000 };

/** Attempts at something that a database still starting refuses: with the waits above about ten minutes in all. */
export const ATTEMPTS_WHILE_STARTING = 80;

/** Attempts at something that ORDS's metadata cache (about a second) may not know yet. */
export const ATTEMPTS_WHILE_CACHED = 8;

/** Runs `operation` again while ORDS is unavailable or does not know the path yet; ends at once at any other failure. */
export function waitUntil<T>(
  operation: () => Promise<T>,
  { clock, signal }: Pick<BootstrapOptions, 'clock' | 'signal'>,
  attempts: number,
): Promise<T> {
  return retry(operation, {
    ...backoff,
    attempts,
    clock,
    ...(signal !== undefined && { signal }),
    shouldRetry: (error) => isRetriable(error) || error instanceof OrdsNotFoundError,
  });
}
