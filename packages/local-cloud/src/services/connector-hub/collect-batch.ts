import type { Clock } from '@weather-stream/service-kit';
import { openScope, type AbortScope } from './abort-scope';
import { addToBatch, advancePositions, emptyBatch, type Batch, type BatchItem } from './batch';
import { READ_PACE_MS } from './limits';
import type { BatchLimits } from './to-batch-limits';
import type { Positions } from './types';
import type { WakeUp } from './wake-up';

/** What {@link collectBatch} works with. */
export interface CollectOptions {
  /** Where to begin. */
  positions: Positions;
  limits: BatchLimits;
  /** Reads what comes next. */
  read: (positions: Positions) => BatchItem[];
  /** Woken when the stream has new messages. */
  appended: WakeUp;
  /** The cloud's time: a time scale makes the window shorter. */
  clock: Clock;
  /** Ends the wait; its reason is thrown. */
  signal: AbortSignal;
}

/** A wait that can be looked at. */
interface Window {
  over: Promise<void>;
  isOver: boolean;
}

function openWindow(clock: Clock, windowMs: number, { signal }: AbortScope): Window {
  const window: Window = { over: clock.sleep(windowMs, signal), isOver: false };
  window.over.then(
    () => {
      window.isOver = true;
    },
    () => undefined,
  );
  return window;
}

async function waitFor(event: Promise<void>, window: Window | undefined, scope: AbortScope): Promise<void> {
  event.catch(() => undefined);
  await Promise.race([event, scope.aborted, ...(window === undefined ? [] : [window.over])]);
}

/**
 * Waits until there is a batch to move: a full one at once, else what has come until the batch time, counted from the
 * first message, is over.
 *
 * @throws the signal's reason
 */
export async function collectBatch(options: CollectOptions): Promise<Batch> {
  const { positions, limits, read, appended, clock } = options;
  const scope = openScope(options.signal);
  let batch = emptyBatch;
  let window: Window | undefined;
  try {
    for (;;) {
      options.signal.throwIfAborted();
      appended.reset();
      batch = addToBatch(batch, read(advancePositions(positions, batch)), limits);
      if (batch.isFull || window?.isOver === true) return batch;
      if (batch.items.length > 0) window ??= openWindow(clock, limits.windowMs, scope);
      await waitFor(appended.wait(), window, scope);
      if (window?.isOver === false) await waitFor(clock.sleep(READ_PACE_MS, scope.signal), window, scope);
    }
  } finally {
    scope.end();
  }
}
