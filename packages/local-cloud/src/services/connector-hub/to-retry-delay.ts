import { FIRST_RETRY_DELAY_MS, MAX_RETRY_DELAY_MS } from './limits';

/**
 * How long a connector waits before it tries a move again: 1 s, doubled with every failure up to 60 s. It has no jitter:
 * a connector is alone with its batch.
 *
 * @param failedAttempts how many attempts have failed so far, at least 1
 * @returns milliseconds
 */
export function toRetryDelayMs(failedAttempts: number): number {
  return Math.min(MAX_RETRY_DELAY_MS, FIRST_RETRY_DELAY_MS * 2 ** (failedAttempts - 1));
}
