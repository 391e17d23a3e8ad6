/** Environment variables by name, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How much a program says; the same words as in `service-kit`. */
export const logLevelNames = ['debug', 'info', 'warn', 'error'] as const;

/** One of {@link logLevelNames}. */
export type LogLevelName = (typeof logLevelNames)[number];
