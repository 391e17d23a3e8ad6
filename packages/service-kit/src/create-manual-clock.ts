import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from './clock';

/** A clock that stands still until it is told to go on: for tests of anything that waits. */
export interface ManualClock extends Clock {
  /**
   * Moves time forward by `durationMs` milliseconds, waking every sleeper on the way in the order in which they
   * are due, and gives each of them the chance to run before the next wakes.
   */
  advance(durationMs: number): Promise<void>;
  /** How many sleepers wait at this moment. */
  sleeperCount(): number;
}

interface Sleeper {
  dueAt: number;
  wake: () => void;
}

/** Turns of the event loop given to woken code: enough for chains of promises and loopback-free I/O callbacks. */
const turnsAfterWake = 3;

async function settle(): Promise<void> {
  for (let turn = 0; turn < turnsAfterWake; turn += 1) await nextTurn();
}

/** Makes a {@link ManualClock} that starts at `startMs` (milliseconds since the Unix epoch). */
export function createManualClock(startMs = Date.UTC(2026, 0, 1)): ManualClock {
  let now = startMs;
  let sleepers: Sleeper[] = [];

  const sleep = (durationMs: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason as Error);
        return;
      }
      const wake = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      const sleeper: Sleeper = { dueAt: now + durationMs, wake };
      const giveUp = () => {
        sleepers = sleepers.filter((other) => other !== sleeper);
        reject(signal?.reason as Error);
      };
      sleepers.push(sleeper);
      signal?.addEventListener('abort', giveUp, { once: true });
    });

  const advance = async (durationMs: number): Promise<void> => {
    const target = now + durationMs;
    await settle();
    for (;;) {
      const due = sleepers.filter(({ dueAt }) => dueAt <= target).sort((a, b) => a.dueAt - b.dueAt)[0];
      if (due === undefined) break;
      sleepers = sleepers.filter((other) => other !== due);
      now = Math.max(now, due.dueAt);
      due.wake();
      await settle();
    }
    now = target;
  };

  return { now: () => now, sleep, advance, sleeperCount: () => sleepers.length };
}
