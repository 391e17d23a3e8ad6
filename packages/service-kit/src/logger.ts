/** What can be logged beside the message: ids, counts, codes. Never a secret. */
export type LogFields = Record<string, unknown>;

/** A structured log: one JSON object a line. */
export interface Logger {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

/** The levels of a {@link Logger}, from the most to the least talkative. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const;

/** One of {@link logLevels}. */
export type LogLevel = (typeof logLevels)[number];
