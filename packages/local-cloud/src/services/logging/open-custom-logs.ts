import { appendFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readFileIfThere, writeFileAtomic } from '@weather-stream/service-kit';
import { createExclusion } from '../../engine/create-exclusion';
import { MAX_CUSTOM_LOG_ENTRIES } from './limits';
import type { LogRecord } from './types';

/** What agents have put into custom logs. */
export interface CustomLogs {
  /** In the order in which they came. */
  read: (logId: string) => Promise<readonly LogRecord[]>;
  append: (logId: string, records: readonly LogRecord[]) => Promise<void>;
  /** Removes a log's file. */
  forget: (logId: string) => Promise<void>;
}

/** One entry a line. What a kill has cut short was never acknowledged, and is not read. */
function parseLines(text: string): LogRecord[] {
  const lines = text.split('\n');
  return lines.slice(0, -1).flatMap((line) => {
    try {
      return [JSON.parse(line) as LogRecord];
    } catch {
      return [];
    }
  });
}

const toLines = (records: readonly LogRecord[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** Makes the custom logs in a folder: a file each, of at most twice the entries that are kept. */
export function openCustomLogs(folder: string, maxEntries = MAX_CUSTOM_LOG_ENTRIES): CustomLogs {
  const loaded = new Map<string, LogRecord[]>();
  const exclusively = createExclusion();
  const pathOf = (logId: string): string => join(folder, `${logId}.jsonl`);

  const load = async (logId: string): Promise<LogRecord[]> => {
    const known = loaded.get(logId);
    if (known !== undefined) return known;
    const text = await readFileIfThere(pathOf(logId));
    const records = parseLines(text ?? '').slice(-maxEntries);
    // A half line would spoil the next one that is appended.
    if (text !== undefined && !text.endsWith('\n'))
      await writeFileAtomic(pathOf(logId), toLines(records), 0o600);
    loaded.set(logId, records);
    return records;
  };

  return {
    read: (logId) => exclusively(async () => (await load(logId)).slice(-maxEntries)),
    append: (logId, added) =>
      exclusively(async () => {
        const records = [...(await load(logId)), ...added];
        const isLong = records.length >= 2 * maxEntries;
        const kept = isLong ? records.slice(-maxEntries) : records;
        await mkdir(folder, { recursive: true });
        if (isLong) await writeFileAtomic(pathOf(logId), toLines(kept), 0o600);
        else await appendFile(pathOf(logId), toLines(added), { mode: 0o600 });
        loaded.set(logId, kept);
      }),
    forget: (logId) =>
      exclusively(async () => {
        loaded.delete(logId);
        await rm(pathOf(logId), { force: true });
      }),
  };
}
