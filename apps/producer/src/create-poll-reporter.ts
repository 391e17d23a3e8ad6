import { toErrorFields, type Logger } from '@weather-stream/service-kit';
import { observationId, observedAt, type WeatherObservation } from '@weather-stream/message-schema';
import type { Publication } from './create-observation-publisher';

/** Says what the polls of one station find: each new state once. */
export interface PollReporter {
  polled(observation: WeatherObservation, kind: Publication['kind']): void;
  failed(error: unknown): void;
}

/** Makes a {@link PollReporter}. A failure that repeats itself is counted, and written at level debug only. */
export function createPollReporter(station: string, logger: Logger): PollReporter {
  let failure: { code: string; polls: number } | undefined;
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
      const isNew = failure?.code !== fields.code;
      failure = { code: fields.code, polls: isNew ? 1 : (failure?.polls ?? 0) + 1 };
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
