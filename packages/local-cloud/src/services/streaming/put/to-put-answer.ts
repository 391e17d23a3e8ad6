import { toThrottleMessage } from '../errors';
import type { EncodedRequest } from './encode-entries';
import { forEachSlice } from './for-each-slice';

/** One entry of the answer: stored, or throttled. */
type ResultEntry =
  { partition: string; offset: number; timestamp: string } | { error: string; errorMessage: string };

/** What became of a request. */
export interface PutOutcome {
  request: EncodedRequest;
  /** The first offset in each partition that has stored its part. */
  firstOffsets: ReadonlyMap<number, number>;
  /** How many milliseconds each throttled partition has to wait. */
  waits: ReadonlyMap<number, number>;
  /** When the messages were stored, in milliseconds since the Unix epoch. */
  storedAt: number;
}

const isThrottled = (entry: ResultEntry): boolean => 'error' in entry;

/** The answer's body as JSON: an entry for each message, in the order of the request. */
export async function toPutAnswer({ request, firstOffsets, waits, storedAt }: PutOutcome): Promise<Buffer> {
  const timestamp = new Date(storedAt).toISOString();
  const offsets = new Map(firstOffsets);
  const parts: string[] = [];
  let failures = 0;
  const toResultEntry = (partition: number): ResultEntry => {
    const offset = offsets.get(partition);
    if (offset === undefined)
      return { error: '429', errorMessage: toThrottleMessage('bytes', waits.get(partition) ?? 0) };
    offsets.set(partition, offset + 1);
    return { partition: String(partition), offset, timestamp };
  };
  await forEachSlice(request.partitionOf, (slice) => {
    const entries = slice.map(toResultEntry);
    failures += entries.filter(isThrottled).length;
    parts.push(JSON.stringify(entries).slice(1, -1));
  });
  return Buffer.from(`{"failures":${failures},"entries":[${parts.join(',')}]}`);
}
