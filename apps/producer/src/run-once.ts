import type { Station } from '@weather-stream/runtime-config';
import { createPollReporter } from './create-poll-reporter';
import type { Publication } from './create-observation-publisher';
import type { Recording } from './open-recording';
import type { PollDeps } from './poll-loop';
import { createRunTally, type RunTallyKeeper } from './run-tally';

/** Settings of {@link publishOnce}. */
export interface OnceOptions extends PollDeps {
  stations: readonly Station[];
  /** Goes on, where the source is a record, until each station has shown its next observation. */
  recording?: Pick<Recording, 'step' | 'isAtEnd'> | undefined;
  /** Ends the run early. */
  signal: AbortSignal;
}

/** Polls every station once, each for itself, and publishes what is new. A poll that fails is said and counted. */
export async function publishOnce(options: OnceOptions): Promise<RunTallyKeeper> {
  const { recording, signal } = options;
  const tally = createRunTally();
  let waiting = options.stations;
  for (;;) {
    const isLast = recording?.isAtEnd() ?? true;
    const polls = await Promise.all(waiting.map((station) => pollOne(station, options)));
    waiting = waiting.filter((_station, index) => polls[index]?.kind !== 'taken');
    for (const poll of polls) {
      if (poll.kind === 'taken') tally.follow(poll);
      if (poll.kind === 'failed' && isLast) tally.fail();
    }
    if (isLast || waiting.length === 0 || signal.aborted) break;
    recording?.step();
  }
  await tally.settled(signal);
  return tally;
}

async function pollOne(station: Station, options: OnceOptions): Promise<Publication | { kind: 'failed' }> {
  const { poll, publisher, logger, onPollFailed: onFailed, signal } = options;
  const reporter = createPollReporter({ station: station.id, logger, onFailed });
  try {
    const observation = await poll(station, signal);
    const publication = await publisher.publish(station.id, observation);
    reporter.polled(observation, publication.kind);
    return publication;
  } catch (error) {
    if (!signal.aborted) reporter.failed(error);
    return { kind: 'failed' };
  }
}
