import type { WeatherObservation } from '@weather-stream/message-schema';
import type { Station } from '@weather-stream/runtime-config';
import { createPollReporter } from './create-poll-reporter';
import type { Recording } from './open-recording';
import type { PollDeps } from './poll-loop';
import { createRunTally, type RunTallyKeeper } from './run-tally';

/** Settings of {@link publishCount}. */
export interface CountOptions extends PollDeps {
  stations: readonly Station[];
  /** How many observations to publish; the record must hold as many. */
  count: number;
  recording: Pick<Recording, 'step' | 'isAtEnd'>;
  /** Ends the run early. */
  signal: AbortSignal;
}

/**
 * Publishes the next observations of the record, hour by hour and in the order of the stations, as fast as the stream
 * takes them. Ends early when it is stopped, and when the publisher gives up.
 *
 * @throws WeatherSourceError when the source does not answer
 */
export async function publishCount(options: CountOptions): Promise<RunTallyKeeper> {
  const { stations, count, recording, publisher, logger, onPollFailed: onFailed, signal } = options;
  const tally = createRunTally();
  const reporters = new Map(
    stations.map(({ id: station }) => [station, createPollReporter({ station, logger, onFailed })]),
  );
  let taken = 0;
  const mayGoOn = () => taken < count && !signal.aborted && !tally.hasGivenUp();
  for (let isLast = false; mayGoOn() && !isLast;) {
    isLast = recording.isAtEnd();
    for (const { station, observation } of await pollAll(options)) {
      if (observation === undefined || !mayGoOn()) continue;
      const publication = await publisher.publish(station.id, observation);
      reporters.get(station.id)?.polled(observation, publication.kind);
      tally.follow(publication);
      if (publication.kind === 'taken') taken += 1;
    }
    recording.step();
  }
  await tally.settled(signal);
  return tally;
}

/** Polls all stations at one hour of the record. One whose observations begin later has none yet. */
function pollAll({
  stations,
  poll,
  signal,
}: CountOptions): Promise<{ station: Station; observation: WeatherObservation | undefined }[]> {
  return Promise.all(
    stations.map(async (station) => ({
      station,
      observation: await poll(station, signal).catch((error: unknown) => {
        if ((error as { code?: unknown }).code === 'STATION_UNKNOWN') return undefined;
        throw error;
      }),
    })),
  );
}
