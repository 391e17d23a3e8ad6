import type { Logger } from '@weather-stream/service-kit';

/** A line as it was logged. */
export type Line = Record<string, unknown> & { level: string; message: string };

/** A log that keeps its lines. */
export const aLog = (): { lines: Line[]; logger: Logger } => {
  const lines: Line[] = [];
  const write = (level: string) => (fields: Record<string, unknown>, message: string) => {
    lines.push({ ...fields, level, message });
  };
  const logger = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  return { lines, logger };
};
