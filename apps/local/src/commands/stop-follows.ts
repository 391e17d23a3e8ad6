import type { Clock } from '@weather-stream/service-kit';

/** How long a request to stop may lag behind its effects, in milliseconds. */
const graceMs = 500;

/**
 * Whether something that ended did so because the run is asked to stop. Whoever ends a whole process tree, as nx does,
 * signals every process of it: a child may have ended before this process hears of it.
 */
export async function stopFollows(signal: AbortSignal, clock: Clock): Promise<boolean> {
  await clock.sleep(graceMs, signal).catch(() => undefined);
  return signal.aborted;
}
