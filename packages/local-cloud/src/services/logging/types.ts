import type { JsonObject } from '../../server/parse-json-object';

/** One entry of a log, as a search shows it. */
export interface LogRecord {
  /** Milliseconds since the Unix epoch. */
  time: number;
  id: string;
  /** Like `com.oraclecloud.functions.application.functioninvoke`. */
  type: string;
  /** Who speaks: a display name, a host. */
  source: string;
  /** A part of the source, like a function of an application. */
  subject?: string;
  data: JsonObject;
  /** When it came into the log, in milliseconds since the Unix epoch. */
  ingestedTime: number;
}
