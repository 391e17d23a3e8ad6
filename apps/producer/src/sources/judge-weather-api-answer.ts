import { parseObservation, type WeatherObservation } from '@weather-stream/message-schema';
import { WeatherSourceError } from './errors';
import { judgeStatus, toRefusalError, type Refusal } from './judge-status';
import { objectAt, toJsonObject, toNotJsonError, withoutNulls, type JsonObject } from './parse-json-answer';
import type { HttpAnswer } from './types';

const keyRefused: Refusal = {
  code: 'SOURCE_KEY_REFUSED',
  wayOut: 'Check WEATHER_API_KEY at https://www.weatherapi.com/my/.',
};

/** Error codes of WeatherAPI.com: https://www.weatherapi.com/docs/#intro-error-codes. */
const refusals: Readonly<Record<number, Refusal>> = {
  1002: keyRefused,
  1006: { code: 'STATION_UNKNOWN', wayOut: 'Check its coordinates in WEATHER_STATIONS.' },
  2006: keyRefused,
  2007: {
    code: 'SOURCE_QUOTA_EXCEEDED',
    wayOut: 'Poll less often (POLL_INTERVAL_SECONDS), wait for the next month, or change the plan.',
  },
  2008: keyRefused,
  2009: keyRefused,
  9999: { code: 'SOURCE_UNAVAILABLE', wayOut: 'It is polled again.' },
};

const longestQuote = 200;

/** Who asked, and how to say what came back. */
export interface AnswerContext {
  /** Id of the station that was polled. */
  stationId: string;
  /** Takes the key out of what the API says. */
  redact: (text: string) => string;
}

function toRefusal(
  answer: HttpAnswer,
  error: JsonObject,
  { stationId, redact }: AnswerContext,
): WeatherSourceError {
  const { code, message } = error;
  const refusal = (typeof code === 'number' ? refusals[code] : undefined) ?? judgeStatus(answer.status);
  const quote = typeof message === 'string' ? redact(message).slice(0, longestQuote).replace(/\.$/, '') : '';
  const said = typeof code === 'number' ? `${quote} (code ${code})`.trim() : quote;
  return toRefusalError(refusal, answer, { who: 'WeatherAPI.com', stationId, said });
}

/**
 * Reads an answer of WeatherAPI.com's `current.json` as an observation. Fields that we do not know stay; fields that
 * are `null` count as missing.
 *
 * @throws WeatherSourceError when the answer is an error, not JSON, or lacks what makes an observation
 */
export function judgeWeatherApiAnswer(answer: HttpAnswer, context: AnswerContext): WeatherObservation {
  const { stationId } = context;
  const body = toJsonObject(answer);
  if (answer.status !== 200 || (body !== undefined && 'error' in body)) {
    throw toRefusal(answer, objectAt(body ?? {}, 'error'), context);
  }
  if (body === undefined) throw toNotJsonError(answer, 'WeatherAPI.com', stationId);
  const outcome = parseObservation({
    ...body,
    location: withoutNulls(objectAt(body, 'location')),
    current: withoutNulls(objectAt(body, 'current')),
  });
  if (outcome.kind === 'observation') return outcome.observation;
  throw new WeatherSourceError(
    'SOURCE_ANSWER_INCOMPLETE',
    `WeatherAPI.com's answer to the poll of ${stationId} is not an observation: ${outcome.detail}.`,
  );
}
