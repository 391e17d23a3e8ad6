import { randomFillSync } from 'node:crypto';
import { parseJsonObject } from '../../server/parse-json-object';
import type { Operation } from '../../server/operation';
import { choosePartition } from './choose-partition';
import { throttled, toThrottleMessage } from './errors';
import type { OpenStream } from './open-streams';
import type { StreamingContext } from './operation-context';
import { encodeEntries, type EncodedRequest } from './put/encode-entries';
import { measureEntries } from './put/measure-entries';

/** One entry of the answer, in the order of the request: stored, or throttled. */
type ResultEntry =
  { partition: string; offset: number; timestamp: string } | { error: string; errorMessage: string };

/** How many milliseconds each throttled partition has to wait. */
type Waits = ReadonlyMap<number, number>;

function findThrottled({ writes }: StreamingContext, { id }: OpenStream, { batches }: EncodedRequest): Waits {
  const waits = new Map<number, number>();
  for (const [partition, { bytes }] of batches) {
    const waitMs = writes.take(`${id}/${partition}`, bytes);
    if (waitMs > 0) waits.set(partition, waitMs);
  }
  return waits;
}

/** Appends what is not throttled. @returns the first offset in each partition */
function append(
  stream: OpenStream,
  { batches }: EncodedRequest,
  waits: Waits,
  now: number,
): Map<number, number> {
  const offsets = new Map<number, number>();
  for (const [partition, batch] of batches) {
    const log = stream.logs[partition];
    if (log !== undefined && !waits.has(partition)) offsets.set(partition, log.append(batch, now));
  }
  return offsets;
}

function toResultEntries(
  partitionOf: readonly number[],
  offsets: Map<number, number>,
  waits: Waits,
  now: number,
) {
  const timestamp = new Date(now).toISOString();
  return partitionOf.map((partition): ResultEntry => {
    const offset = offsets.get(partition);
    if (offset === undefined)
      return { error: '429', errorMessage: toThrottleMessage('bytes', waits.get(partition) ?? 0) };
    offsets.set(partition, offset + 1);
    return { partition: String(partition), offset, timestamp };
  });
}

/**
 * Stores messages, all of one partition or none of it: what exceeds a partition's bytes a second fails entry by entry
 * inside a 200, or as 429 when it is the whole request.
 * See https://docs.oracle.com/en-us/iaas/api/#/en/streaming/20180418/Message/PutMessages.
 */
export const putMessages = (context: StreamingContext): Operation => ({
  name: 'PutMessages',
  method: 'POST',
  path: '/20180418/streams/:streamId/messages',
  handle: ({ params, body }) => {
    const stream = context.streams.get(params.streamId ?? '');
    const request = encodeEntries(measureEntries(parseJsonObject(body)), {
      choosePartition: (key) => choosePartition(key, stream.partitions),
      fillRandom: randomFillSync,
    });
    const waits = findThrottled(context, stream, request);
    if (waits.size === request.batches.size) throw throttled('bytes', Math.min(...waits.values()));
    const now = context.clock.now();
    const offsets = append(stream, request, waits, now);
    const entries = toResultEntries(request.partitionOf, offsets, waits, now);
    context.notifyAppended(stream.id);
    return { status: 200, body: { failures: entries.filter((entry) => 'error' in entry).length, entries } };
  },
});
