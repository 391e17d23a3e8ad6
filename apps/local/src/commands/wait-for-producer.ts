import { systemClock } from '@weather-stream/service-kit';
import { endChild } from '../processes/end-child';
import type { Child, ProcessEnd } from '../processes/start-child';
import type { Pipeline } from './open-pipeline';

/** Told apart from every way in which a process ends: the person asked to stop. */
export const stopped: unique symbol = Symbol('stopped');

/** See {@link stopped}. */
export type Stopped = typeof stopped;

/** What to wait with. */
export interface WaitOptions {
  cloud: Pick<Pipeline['cloud'], 'lost'>;
  /** Asks the producer to drain and end. */
  signal: AbortSignal;
  /** Told when the drain begins. */
  onDrain: () => void;
}

/** The producer ends by itself within four seconds of a signal (`DRAIN_TIMEOUT_MS`), unless it hangs. */
const drainPatienceMs = 4500;

const whenAborted = (signal: AbortSignal): Promise<Stopped> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(stopped);
    else signal.addEventListener('abort', () => resolve(stopped), { once: true });
  });

/**
 * Waits until the producer has ended, or ends it when the person asks to.
 *
 * @throws what the cloud was lost with
 */
export async function waitForProducer(producer: Child, options: WaitOptions): Promise<ProcessEnd | Stopped> {
  const { cloud, signal, onDrain } = options;
  try {
    const first = await Promise.race([producer.ended, whenAborted(signal), cloud.lost]);
    if (first === stopped) onDrain();
    return first;
  } finally {
    const ask = (child: Pick<Child, 'signal'>) => child.signal('SIGTERM');
    await endChild(producer, { ask, patienceMs: drainPatienceMs, clock: systemClock });
  }
}
