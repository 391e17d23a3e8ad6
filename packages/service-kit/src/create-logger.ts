import { pino, type DestinationStream } from 'pino';
import type { Logger, LogLevel } from './logger';

/** Settings of {@link createLogger}. */
export interface LoggerOptions {
  /** Which program speaks: the field `name` of every line. */
  name: string;
  /** The least level that is written. @default 'info' */
  level?: LogLevel;
  /** Where lines go. @default standard output, written at once */
  destination?: DestinationStream;
}

/** Makes the pino logger of a long-running program: ISO time, level by name, secrets redacted by field name. */
export function createLogger({ name, level = 'info', destination }: LoggerOptions): Logger {
  return pino(
    {
      name,
      level,
      base: { name },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: [
          '*.authorization',
          '*.password',
          '*.secret',
          '*.token',
          'authorization',
          'password',
          'secret',
          'token',
        ],
      },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
}
