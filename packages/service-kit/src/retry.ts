import type { Clock } from './clock';
import { isRetriable } from './errors';
import { fullJitterDelayMs, type BackoffOptions } from './full-jitter-delay';

/** How {@link retry} behaves. */
export interface RetryOptions extends BackoffOptions {
  /** How often the operation may be tried in all. `Infinity` tries until the signal is aborted. */
  attempts: number;
  /** Whose time passes between attempts. */
  clock: Clock;
  /** Ends the waiting; the abort reason is thrown. */
  signal?: AbortSignal;
  /** Whether this failure is worth another attempt. @default isRetriable */
  shouldRetry?: (error: unknown) => boolean;
  /** A wait that the other side asked for, in milliseconds (`Retry-After`): the real wait is never shorter. */
  requestedDelayMs?: (error: unknown) => number | undefined;
  /** Told of every failure that will be followed by another attempt. */
  onRetry?: (error: unknown, delayMs: number) => void;
}

/**
 * Runs `operation` until it succeeds, fails for good, or has used up its attempts; waits between attempts with full
 * jitter.
 *
 * @throws what the last attempt threw, or the signal's reason
 */
export async function retry<T>(
  operation: (attempt: number) => Promise<T>,
  options: RetryOptions,
): Promise<T> {
  const { attempts, clock, signal, shouldRetry = isRetriable, requestedDelayMs, onRetry } = options;
  for (let attempt = 0; ; attempt += 1) {
    signal?.throwIfAborted();
    try {
      return await operation(attempt);
    } catch (error) {
      if (attempt + 1 >= attempts || signal?.aborted === true || !shouldRetry(error)) throw error;
      const delayMs = Math.max(fullJitterDelayMs(attempt, options), requestedDelayMs?.(error) ?? 0);
      onRetry?.(error, delayMs);
      await clock.sleep(delayMs, signal);
    }
  }
}
