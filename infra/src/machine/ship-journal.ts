import { randomUUID } from 'node:crypto';
import type { MachineClient } from './create-machine-client';
import { expectOk } from './http';

/** One entry of the journal, as `journalctl --output json` prints it. */
export interface JournalEntry {
  /** Where the journal goes on after it. */
  cursor: string;
  /** Instant, ISO 8601. */
  time: string;
  message: string;
}

/** Reads a line of `journalctl --output json`; `undefined` when it is none. */
export function parseJournalLine(line: string): JournalEntry | undefined {
  try {
    const fields = JSON.parse(line) as Record<string, unknown>;
    const { __CURSOR: cursor, __REALTIME_TIMESTAMP: microseconds, MESSAGE: message } = fields;
    if (typeof cursor !== 'string' || typeof message !== 'string') return undefined;
    return { cursor, message, time: new Date(Number(microseconds) / 1000).toISOString() };
  } catch {
    return undefined;
  }
}

/** Where entries go. */
export interface JournalTarget {
  /** Ingestion endpoint of Logging. */
  endpoint: string;
  logId: string;
  /** Name of the machine. */
  host: string;
}

/** The request body of PutLogs. https://docs.oracle.com/en-us/iaas/Content/Logging/Concepts/using_the_api_customlogs.htm */
export const toPutLogs = (entries: readonly JournalEntry[], host: string): string =>
  JSON.stringify({
    specversion: '1.0',
    logEntryBatches: [
      {
        source: host,
        type: 'weather-stream.producer',
        subject: 'weather-producer',
        defaultlogentrytime: entries[0]?.time ?? '',
        entries: entries.map(({ message, time }) => ({ id: randomUUID(), time, data: message })),
      },
    ],
  });

/**
 * Writes entries to the log.
 *
 * @throws Error when Logging refuses or does not answer; the caller tries again
 */
export async function putEntries(
  client: MachineClient,
  { endpoint, logId, host }: JournalTarget,
  entries: readonly JournalEntry[],
): Promise<void> {
  const url = new URL(`${endpoint}/20200831/logs/${logId}/actions/push`);
  expectOk('writing to the log', await client('POST', url, toPutLogs(entries, host)));
}
