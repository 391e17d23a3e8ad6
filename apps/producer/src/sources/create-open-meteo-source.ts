import type { WeatherObservation } from '@weather-stream/message-schema';
import type { HttpReader } from './create-http-reader';
import { judgeOpenMeteoAnswer } from './judge-open-meteo-answer';
import { pollWithRetry, type PollRetryOptions } from './poll-with-retry';
import { openMeteoVariables } from './to-open-meteo-observation';
import type { WeatherSource } from './types';

/** What {@link createOpenMeteoSource} needs. */
export interface OpenMeteoSourceOptions extends PollRetryOptions {
  /** Base URL, like `https://api.open-meteo.com/v1`, without a slash at its end. */
  apiUrl: string;
  http: HttpReader;
}

/** Makes the source that needs no key: Open-Meteo (https://open-meteo.com/en/docs), mapped to the same shape. */
export function createOpenMeteoSource(options: OpenMeteoSourceOptions): WeatherSource {
  const { apiUrl, http } = options;
  const toUrl = (lat: number, lon: number): URL => {
    const url = new URL(`${apiUrl}/forecast`);
    url.search = new URLSearchParams({
      latitude: String(lat),
      longitude: String(lon),
      current: openMeteoVariables.join(','),
      timeformat: 'unixtime',
    }).toString();
    return url;
  };

  return {
    kind: 'open-meteo',
    poll: (station, signal) => {
      const url = toUrl(station.lat, station.lon);
      const pollOnce = async (): Promise<WeatherObservation> =>
        judgeOpenMeteoAnswer(await http.read(url, signal), station);
      return pollWithRetry(pollOnce, signal, options);
    },
    close: () => http.close(),
  };
}
