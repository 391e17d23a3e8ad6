import type { Clock, Logger } from '@weather-stream/service-kit';
import type { WeatherObservation } from '@weather-stream/message-schema';
import type { Station } from '@weather-stream/runtime-config';
import type { ObservationPublisher } from './create-observation-publisher';
import { createPollReporter } from './create-poll-reporter';

/** What polling needs. */
export interface PollDeps {
  /** Asks the source for the current observation of a station. */
  poll: (station: Station, signal: AbortSignal) => Promise<WeatherObservation>;
  publisher: ObservationPublisher;
  /** Told of every poll that failed. */
  onPollFailed: () => void;
  clock: Clock;
  logger: Logger;
}

/** Settings of {@link runPollLoop}. */
export interface PollLoopOptions extends PollDeps {
  stations: readonly Station[];
  /** From one poll of a station to its next, in milliseconds. */
  intervalMs: number;
  /** Ends the loop; polls under way are given up. */
  signal: AbortSignal;
}

/** How far the first polls of two neighbours in the list are apart at most: no herd at the source's door. */
const maxStaggerMs = 20;

/**
 * Polls every station at its interval, each for itself: one that fails or waits does not hold up the others. Publishing
 * waits when too much is pending, and polling with it.
 *
 * @returns when the signal is aborted
 */
export async function runPollLoop(options: PollLoopOptions): Promise<void> {
  const { stations, intervalMs } = options;
  const staggerMs = Math.min(maxStaggerMs, intervalMs / stations.length);
  await Promise.all(stations.map((station, index) => pollForever(station, index * staggerMs, options)));
}

async function pollForever(station: Station, startDelayMs: number, options: PollLoopOptions): Promise<void> {
  const { clock, intervalMs, signal } = options;
  const pollOnce = createStationPoll(station, options);
  const beginMs = clock.now() + startDelayMs;
  try {
    await clock.sleep(startDelayMs, signal);
    while (!signal.aborted) {
      await pollOnce(signal);
      const elapsedMs = clock.now() - beginMs;
      await clock.sleep(intervalMs - (elapsedMs % intervalMs), signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Makes the function that polls one station once, publishes what is new, and says what happened. Throws only when aborted. */
function createStationPoll(station: Station, deps: PollDeps): (signal: AbortSignal) => Promise<void> {
  const { logger, onPollFailed: onFailed } = deps;
  const reporter = createPollReporter({ station: station.id, logger, onFailed });
  return async (signal) => {
    try {
      const observation = await deps.poll(station, signal);
      const publication = await deps.publisher.publish(station.id, observation);
      reporter.polled(observation, publication.kind);
    } catch (error) {
      signal.throwIfAborted();
      reporter.failed(error);
    }
  };
}
