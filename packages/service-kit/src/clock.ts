/** Time as a parameter: whatever polls, batches, expires or retries takes one of these. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /**
   * Resolves after `durationMs` milliseconds of this clock's time.
   * Rejects with the signal's reason as soon as `signal` is aborted.
   */
  sleep(durationMs: number, signal?: AbortSignal): Promise<void>;
}
