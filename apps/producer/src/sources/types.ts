import type { SourceKind, WeatherObservation } from '@weather-stream/message-schema';
import type { Station } from '@weather-stream/runtime-config';

/** Where observations are read. */
export interface WeatherSource {
  kind: SourceKind;
  /**
   * Asks for the current observation of a station. The answer is an observation by its types, but its values are not
   * judged: that is for whoever publishes it.
   *
   * @throws WeatherSourceError when there is none; the signal's reason when `signal` is aborted
   */
  poll(station: Station, signal: AbortSignal): Promise<WeatherObservation>;
  /** Lets go of idle connections. */
  close(): void;
}

/** An HTTP answer, read whole. */
export interface HttpAnswer {
  status: number;
  /** The `Retry-After` header in milliseconds, when it is there and says seconds. */
  retryAfterMs?: number;
  text: string;
}

/** Reads a URL: one GET, answered or thrown as WeatherSourceError. */
export type ReadUrl = (url: URL, signal: AbortSignal) => Promise<HttpAnswer>;
