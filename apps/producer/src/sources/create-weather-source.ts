import type { Clock } from '@weather-stream/service-kit';
import { createHttpReader } from './create-http-reader';
import { createOpenMeteoSource } from './create-open-meteo-source';
import { createWeatherApiSource } from './create-weather-api-source';
import type { WeatherSource } from './types';

/** Which source, with its address. */
export type SourceAddress =
  | { kind: 'weatherapi' | 'recorded'; apiKey: string; apiUrl: string }
  | { kind: 'open-meteo'; apiUrl: string };

/** What {@link createWeatherSource} needs. */
export interface WeatherSourceOptions {
  /** The recorded source is a weather station on this machine, read by the client of WeatherAPI.com. */
  address: SourceAddress;
  /** Milliseconds that one request may take. */
  requestTimeoutMs: number;
  clock: Clock;
  /** How often a poll is tried in all. @default 3 */
  attempts?: number;
}

/** Makes a weather source with connections of its own. */
export function createWeatherSource(options: WeatherSourceOptions): WeatherSource {
  const { address, requestTimeoutMs: timeoutMs, clock, attempts = 3 } = options;
  const secrets = address.kind === 'open-meteo' ? [] : [address.apiKey];
  const shared = { http: createHttpReader({ timeoutMs, clock, secrets }), clock, attempts };
  return address.kind === 'open-meteo'
    ? createOpenMeteoSource({ ...shared, apiUrl: address.apiUrl })
    : createWeatherApiSource({ ...shared, ...address });
}
