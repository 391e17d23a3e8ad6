import type { LogFields, Logger } from '@weather-stream/service-kit';

/** A logger that keeps the fields of its lines instead of writing them. */
export function createSilentLogger(): Logger & { lines: LogFields[] } {
  const lines: LogFields[] = [];
  const keep = (fields: LogFields) => void lines.push(fields);
  return { lines, debug: keep, info: keep, warn: keep, error: keep };
}
