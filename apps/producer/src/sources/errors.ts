import { CodedError, type CodedErrorDetails } from '@weather-stream/service-kit';

/** Why a poll has no observation. */
export type WeatherSourceErrorCode =
  /** The source does not answer, or says that it cannot at the moment. */
  | 'SOURCE_UNAVAILABLE'
  /** The source did not answer in time. */
  | 'SOURCE_TIMEOUT'
  /** The source asks for fewer requests. */
  | 'SOURCE_THROTTLED'
  /** The key is missing, wrong, disabled, or not good for this. */
  | 'SOURCE_KEY_REFUSED'
  /** The calls that were paid for are used up. */
  | 'SOURCE_QUOTA_EXCEEDED'
  /** The source knows no such place. */
  | 'STATION_UNKNOWN'
  /** The source refuses the request for another reason; the address may be wrong. */
  | 'SOURCE_REQUEST_REFUSED'
  /** The answer is not JSON: often the HTML page of a proxy. */
  | 'SOURCE_ANSWER_NOT_JSON'
  /** The answer is larger than any weather document. */
  | 'SOURCE_ANSWER_TOO_LARGE'
  /** The answer is JSON, but not an observation. */
  | 'SOURCE_ANSWER_INCOMPLETE';

const retriableCodes: ReadonlySet<WeatherSourceErrorCode> = new Set<WeatherSourceErrorCode>([
  'SOURCE_UNAVAILABLE',
  'SOURCE_TIMEOUT',
  'SOURCE_THROTTLED',
  'SOURCE_ANSWER_NOT_JSON',
]);

/** What a {@link WeatherSourceError} carries besides its code. */
export interface WeatherSourceErrorDetails extends Pick<CodedErrorDetails, 'cause'> {
  /** Milliseconds that the source asks to wait. */
  retryAfterMs?: number;
}

/** Thrown when a poll has no observation. Its message never holds a key, nor the URL that a key is part of. */
export class WeatherSourceError extends CodedError {
  readonly retryAfterMs?: number;

  constructor(code: WeatherSourceErrorCode, message: string, details: WeatherSourceErrorDetails = {}) {
    super(message, { code, retriable: retriableCodes.has(code), cause: details.cause });
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
  }
}
