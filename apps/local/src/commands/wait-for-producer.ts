import { LocalRunError } from '../errors';
import type { Child, ProcessEnd } from '../processes/start-child';
import type { Pipeline } from './open-pipeline';

/** Told apart from every way in which a process ends: the person asked to stop. */
export const stopped: unique symbol = Symbol('stopped');

/** See {@link stopped}. */
export type Stopped = typeof stopped;

/** What to wait with. */
export interface WaitOptions {
  pipeline: Pick<Pipeline, 'cloud'>;
  /** Asks the producer to drain and end. */
  signal: AbortSignal;
  /** Told when the drain begins. */
  onDrain: () => void;
}

const whenAborted = (signal: AbortSignal): Promise<Stopped> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(stopped);
    else signal.addEventListener('abort', () => resolve(stopped), { once: true });
  });

/** Rejects when the local cloud ends while it is still needed. */
export const cloudLost = ({ cloud }: Pick<Pipeline, 'cloud'>): Promise<never> =>
  cloud.process.ended.then((end) => Promise.reject(cloud.process.toError(end)));

async function end(producer: Child): Promise<void> {
  producer.signal('SIGTERM');
  await producer.ended;
}

/**
 * Waits until the producer has ended, or ends it when the person asks to.
 *
 * @throws ProcessEndedError when the local cloud is gone; LocalRunError when the producer refuses its settings
 */
export async function waitForProducer(producer: Child, options: WaitOptions): Promise<ProcessEnd | Stopped> {
  const { pipeline, signal, onDrain } = options;
  try {
    const first = await Promise.race([producer.ended, whenAborted(signal), cloudLost(pipeline)]);
    if (first === stopped) onDrain();
    else if (first.code === 2) {
      throw new LocalRunError('PRODUCER_REFUSED', 'The producer did not start; see above.', { exitCode: 2 });
    }
    return first;
  } finally {
    await end(producer);
  }
}
