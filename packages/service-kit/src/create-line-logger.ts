import { logLevels, type Logger, type LogLevel } from './logger';

/** Settings of {@link createLineLogger}. */
export interface LineLoggerOptions {
  /** Which program speaks: the field `name` of every line. */
  name: string;
  /** The least level that is written. @default 'info' */
  level?: LogLevel;
  /** Takes one line, without its end. @default standard error */
  writeLine?: (line: string) => void;
  /** Milliseconds since the Unix epoch. @default Date.now */
  now?: () => number;
}

/** The same lines as the pino logger's, from a few bytes of code: for bundles that must load in milliseconds. */
export function createLineLogger(options: LineLoggerOptions): Logger {
  const { name, level = 'info', now = Date.now } = options;
  const writeLine = options.writeLine ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const threshold = logLevels.indexOf(level);
  const write = (lineLevel: LogLevel) => (fields: Record<string, unknown>, message: string) => {
    if (logLevels.indexOf(lineLevel) < threshold) return;
    writeLine(
      JSON.stringify({
        level: lineLevel,
        time: new Date(now()).toISOString(),
        name,
        ...fields,
        msg: message,
      }),
    );
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
