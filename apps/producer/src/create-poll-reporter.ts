import { toErrorFields, type Logger } from '@weather-stream/service-kit';
import { observationId, observedAt, type WeatherObservation } from '@weather-stream/message-schema';
import type { Publication } from './create-observation-publisher';

/** What {@link createPollReporter} needs. */
export interface PollReporterOptions {
  /** Id of the station. */
  station: string;
  logger: Logger;
  /** Told of every poll that failed. */
  onFailed: () => void;
}

/** Says what the polls of one station find: each new state once. */
export interface PollReporter {
  polled(observation: WeatherObservation, kind: Publication['kind']): void;
  failed(error: unknown): void;
}

/**
 * Makes a {@link PollReporter}. A failure is said when it begins and when it is over; between, only another cause is worth a
 * line, and what was said before is counted and written at level debug.
 */
export function createPollReporter({ station, logger, onFailed }: PollReporterOptions): PollReporter {
  let failure: { polls: number; codes: string[] } | undefined;
  return {
    polled: (observation, kind) => {
      if (failure !== undefined) {
        logger.info({ event: 'poll-recovered', station, ...failure }, 'the source answers again');
        failure = undefined;
      }
      if (kind === 'unchanged') logger.debug({ event: 'unchanged', station }, 'no new observation');
      else logger.info({ event: 'polled', station, ...toFields(station, observation) }, 'new observation');
    },
    failed: (error) => {
      const fields = toErrorFields(error);
      const { polls, codes } = failure ?? { polls: 0, codes: [] };
      const isNew = !codes.includes(fields.code);
      failure = { polls: polls + 1, codes: isNew ? [...codes, fields.code] : codes };
      onFailed();
      const { error: message, ...rest } = fields;
      logger[isNew ? 'warn' : 'debug'](
        { event: 'poll-failed', station, ...rest, polls: failure.polls },
        message,
      );
    },
  };
}

function toFields(station: string, observation: WeatherObservation): Record<string, unknown> {
  const { temp_c: tempC, wind_kph: windKph, condition } = observation.current;
  return {
    observationId: observationId(station, observedAt(observation)),
    tempC,
    windKph,
    condition: condition?.text,
  };
}
