import type { Clock, Logger } from '@weather-stream/service-kit';
import type { ProducerConfig } from '@weather-stream/runtime-config';
import type { Checkpoint } from './create-checkpoint';
import type { RunMode } from './parse-arguments';
import { openRecording, type Recording } from './open-recording';
import { createHttpReader } from './sources/create-http-reader';
import { createOpenMeteoSource } from './sources/create-open-meteo-source';
import { createWeatherApiSource } from './sources/create-weather-api-source';
import type { WeatherSource } from './sources/types';

/** What {@link createSource} needs. */
export interface SourceOptions {
  config: ProducerConfig;
  mode: RunMode;
  checkpoint: Checkpoint;
  clock: Clock;
  logger: Logger;
  /** Folder of the recorded observations. */
  dataFolder: string;
}

/** Where this run reads observations. */
export interface OpenSource {
  source: WeatherSource;
  /** The weather station behind the source `recorded`; the other sources have none. */
  recording?: Recording;
}

/**
 * Makes the source that the settings name. The recorded one is a weather station in this process, read by the same client
 * as WeatherAPI.com.
 *
 * @throws RecordError when the recorded observations cannot be read
 */
export async function createSource(options: SourceOptions): Promise<OpenSource> {
  const { config, clock, logger } = options;
  const { source } = config;
  const secrets = source.kind === 'weatherapi' ? [source.apiKey] : [];
  const http = createHttpReader({ timeoutMs: config.requestTimeoutMs, clock, secrets });
  switch (source.kind) {
    case 'open-meteo':
      return { source: createOpenMeteoSource({ apiUrl: source.apiUrl, http, clock }) };
    case 'weatherapi':
      return { source: createWeatherApiSource({ ...source, http, clock }) };
    case 'recorded': {
      const { hoursPerSecond } = source;
      const mode = options.mode.kind === 'continuous' ? 'lapsed' : 'stepped';
      const recording = await openRecording({ ...options, stations: config.stations, mode, hoursPerSecond });
      const { url: apiUrl, apiKey } = recording;
      const client = createWeatherApiSource({ kind: 'recorded', apiKey, apiUrl, http, clock });
      return { source: sayEnd(client, recording, logger), recording };
    }
  }
}

/** Says once that the record has ended: from then on there is nothing new to poll. */
export function sayEnd(
  source: WeatherSource,
  { endsAt, isAtEnd }: Pick<Recording, 'endsAt' | 'isAtEnd'>,
  logger: Logger,
): WeatherSource {
  let isSaid = false;
  return {
    ...source,
    poll: async (station, signal) => {
      const observation = await source.poll(station, signal);
      if (!isSaid && isAtEnd()) {
        isSaid = true;
        const instant = endsAt.toISOString();
        logger.info({ event: 'record-ended', endsAt: instant }, `the record ends at ${instant}`);
      }
      return observation;
    },
  };
}
