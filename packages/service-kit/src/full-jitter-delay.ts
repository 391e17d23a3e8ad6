/** How long waits between attempts may grow. */
export interface BackoffOptions {
  /** Upper bound of the first wait, in milliseconds. */
  baseDelayMs: number;
  /** Upper bound of every wait, in milliseconds. */
  maxDelayMs: number;
  /** A number in [0, 1). @default Math.random */
  random?: () => number;
}

/**
 * Full jitter: a wait drawn evenly from zero to `base × 2^attempt`, capped.
 * See https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/.
 *
 * @param attempt how many attempts have failed so far, less one: 0 after the first failure
 * @returns whole milliseconds
 */
export function fullJitterDelayMs(
  attempt: number,
  { baseDelayMs, maxDelayMs, random = Math.random }: BackoffOptions,
): number {
  const ceiling = Math.min(maxDelayMs, baseDelayMs * 2 ** Math.min(attempt, 52));
  return Math.floor(random() * ceiling);
}
