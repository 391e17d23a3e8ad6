import { WeatherSourceError, type WeatherSourceErrorCode } from './errors';
import type { HttpAnswer } from './types';

/** The words for an answer that is not an observation. */
export interface Refusal {
  code: WeatherSourceErrorCode;
  /** What a person can do about it. */
  wayOut: string;
}

const statusRefusals: readonly (Refusal & { matches: (status: number) => boolean })[] = [
  {
    matches: (status) => status === 401 || status === 403,
    code: 'SOURCE_KEY_REFUSED',
    wayOut: 'Check the key of the source.',
  },
  { matches: (status) => status === 429, code: 'SOURCE_THROTTLED', wayOut: 'Poll less often.' },
  {
    matches: (status) => status === 408 || status >= 500,
    code: 'SOURCE_UNAVAILABLE',
    wayOut: 'It is polled again.',
  },
];

/** Decides by the HTTP status alone what an answer other than 200 means. */
export function judgeStatus(status: number): Refusal {
  const refusal = statusRefusals.find(({ matches }) => matches(status));
  return refusal ?? { code: 'SOURCE_REQUEST_REFUSED', wayOut: 'Check the base URL and the stations.' };
}

/** Puts a refusal into an error: who answered what about which station, and the way out. */
export function toRefusalError(
  { code, wayOut }: Refusal,
  { status, retryAfterMs }: HttpAnswer,
  { who, stationId, said }: { who: string; stationId: string; said: string },
): WeatherSourceError {
  const quoted = said === '' ? '' : `: ${said}`;
  return new WeatherSourceError(
    code,
    `${who} answered ${status} to the poll of ${stationId}${quoted}. ${wayOut}`,
    retryAfterMs === undefined ? {} : { retryAfterMs },
  );
}
