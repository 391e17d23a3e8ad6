import type { LogLine, ViewEvent } from './view-model';

/** One entry of the local cloud's log, as `GET /local-cloud/logs` answers it. */
export interface CloudLogEntry {
  /** Ever growing: ask for what comes after the last one seen. */
  seq: number;
  /** ISO 8601, UTC. */
  time: string;
  source: 'function' | 'connector' | 'cloud';
  /** OCID of the function or connector. */
  id: string;
  name: string;
  line: string;
}

interface FunctionLine {
  event?: unknown;
  level?: unknown;
  msg?: unknown;
  messages?: unknown;
  stored?: unknown;
  duplicates?: unknown;
  rejected?: unknown;
  ms?: unknown;
  code?: unknown;
  error?: unknown;
}

const count = (value: unknown) => (typeof value === 'number' ? value : 0);

function logEvent(entry: CloudLogEntry, text: string, level: LogLine['level'] = 'info'): ViewEvent {
  return { kind: 'log', line: { time: entry.time, source: entry.source, text, level } };
}

function readFunctionLine(entry: CloudLogEntry): ViewEvent[] {
  let line: FunctionLine;
  try {
    line = JSON.parse(entry.line) as FunctionLine;
  } catch {
    return [logEvent(entry, entry.line, 'warn')];
  }
  if (line.event === 'batch') {
    const moved = {
      stored: count(line.stored),
      duplicates: count(line.duplicates),
      rejected: count(line.rejected),
    };
    const words = `${count(line.messages)} messages: stored ${moved.stored}, duplicates ${moved.duplicates}, rejected ${moved.rejected} in ${count(line.ms)} ms`;
    return [{ kind: 'moved', ...moved }, logEvent(entry, words)];
  }
  const level = line.level === 'error' || line.level === 'warn' ? line.level : 'info';
  const words = [line.msg, line.code, line.error].filter((part) => typeof part === 'string').join('  ');
  return [logEvent(entry, words === '' ? entry.line : words, level)];
}

/** What an entry of the local cloud's log means for the view. */
export function readCloudLog(entry: CloudLogEntry): ViewEvent[] {
  if (entry.source === 'function') return readFunctionLine(entry);
  return entry.line.startsWith('CONNECTOR_RUN_STARTED') ? [] : [logEvent(entry, entry.line)];
}
