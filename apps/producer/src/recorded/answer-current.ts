import type { WeatherObservation } from '@weather-stream/message-schema';

/** What an API key of the station is good for. */
export type KeyState = 'valid' | 'disabled' | 'over-quota';

/** An answer of the station: status and JSON body. */
export interface StationAnswer {
  status: number;
  body: WeatherObservation | { error: { code: number; message: string } };
}

const refuse = (status: number, code: number, message: string): StationAnswer => ({
  status,
  body: { error: { code, message } },
});

/** WeatherAPI.com's errors, in its words: https://www.weatherapi.com/docs/#intro-error-codes. */
export const stationErrors = {
  keyMissing: refuse(401, 1002, 'API key is invalid or not provided.'),
  queryMissing: refuse(400, 1003, 'Parameter q is missing.'),
  urlInvalid: refuse(400, 1005, 'API URL is invalid.'),
  locationUnknown: refuse(400, 1006, 'No matching location found.'),
  keyInvalid: refuse(401, 2006, 'API key is invalid.'),
  quotaExceeded: refuse(403, 2007, 'API key has exceeded calls per month quota.'),
  keyDisabled: refuse(403, 2008, 'API key has been disabled.'),
} as const satisfies Record<string, StationAnswer>;

const keyRefusals: Readonly<Record<Exclude<KeyState, 'valid'>, StationAnswer>> = {
  disabled: stationErrors.keyDisabled,
  'over-quota': stationErrors.quotaExceeded,
};

/** What {@link answerCurrent} looks things up in. */
export interface CurrentLookups {
  /** State of a key; `undefined` for a key that was never given out. */
  findKey(key: string): KeyState | undefined;
  /** The current document of the place that `q` means. */
  findCurrent(query: string): WeatherObservation | undefined;
}

/** Answers `current.json`: the key is judged first, then the place, as WeatherAPI.com does. */
export function answerCurrent(parameters: URLSearchParams, lookups: CurrentLookups): StationAnswer {
  const key = parameters.get('key') ?? '';
  const query = parameters.get('q') ?? '';
  if (key === '') return stationErrors.keyMissing;
  const state = lookups.findKey(key);
  if (state === undefined) return stationErrors.keyInvalid;
  if (state !== 'valid') return keyRefusals[state];
  if (query.trim() === '') return stationErrors.queryMissing;
  const body = lookups.findCurrent(query);
  return body === undefined ? stationErrors.locationUnknown : { status: 200, body };
}
