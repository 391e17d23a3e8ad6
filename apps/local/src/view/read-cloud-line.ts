import type { LogLine } from './view-model';

interface PinoLine {
  level?: unknown;
  time?: unknown;
  msg?: unknown;
  error?: unknown;
}

const parse = (line: string): PinoLine | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
};

/** What the local cloud's process prints, in a person's words: its own log lines without their JSON, the rest as it is. */
export function readCloudLine(line: string): LogLine {
  const fields = parse(line);
  const time = typeof fields?.time === 'string' ? fields.time : new Date().toISOString();
  if (typeof fields?.msg !== 'string') return { time, source: 'cloud', text: line, level: 'warn' };
  const { level, msg, error } = fields;
  return {
    time,
    source: 'cloud',
    text: typeof error === 'string' ? `${msg}: ${error}` : msg,
    level: level === 'error' || level === 'warn' ? level : 'info',
  };
}
