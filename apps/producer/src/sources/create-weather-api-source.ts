import type { WeatherObservation } from '@weather-stream/message-schema';
import { createRedactor } from './create-redactor';
import type { HttpReader } from './create-http-reader';
import { judgeWeatherApiAnswer } from './judge-weather-api-answer';
import { pollWithRetry, type PollRetryOptions } from './poll-with-retry';
import type { WeatherSource } from './types';

/** What {@link createWeatherApiSource} needs. */
export interface WeatherApiSourceOptions extends PollRetryOptions {
  /** How the source is called in what it yields: the recorded source speaks the same protocol. @default weatherapi */
  kind?: 'weatherapi' | 'recorded';
  apiKey: string;
  /** Base URL, like `https://api.weatherapi.com/v1`, without a slash at its end. */
  apiUrl: string;
  http: HttpReader;
}

/** Makes the source that polls WeatherAPI.com's `current.json` at a station's coordinates. */
export function createWeatherApiSource(options: WeatherApiSourceOptions): WeatherSource {
  const { kind = 'weatherapi', apiKey, apiUrl, http } = options;
  const redact = createRedactor([apiKey]);
  const toUrl = (lat: number, lon: number): URL => {
    const url = new URL(`${apiUrl}/current.json`);
    url.search = new URLSearchParams({ key: apiKey, q: `${lat},${lon}`, aqi: 'no' }).toString();
    return url;
  };

  return {
    kind,
    poll: ({ id: stationId, lat, lon }, signal) => {
      const url = toUrl(lat, lon);
      const pollOnce = async (): Promise<WeatherObservation> =>
        judgeWeatherApiAnswer(await http.read(url, signal), { stationId, redact });
      return pollWithRetry(pollOnce, signal, options);
    },
    close: () => http.close(),
  };
}
