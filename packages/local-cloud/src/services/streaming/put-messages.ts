import { parseJsonObject } from '../../server/parse-json-object';
import type { Operation } from '../../server/operation';
import { choosePartition } from './choose-partition';
import { throttled } from './errors';
import { MAX_PUT_BODY_BYTES } from './limits';
import type { OpenStream } from './open-streams';
import type { StreamingContext } from './operation-context';
import { createRandomFill } from './put/create-random-fill';
import type { EncodedRequest } from './put/encode-entries';
import { encodeRequest } from './put/encode-request';
import { toPutAnswer, type PutOutcome } from './put/to-put-answer';
import { onStream } from './on-stream';

/** How many milliseconds each throttled partition has to wait. */
function findThrottled(
  { writes }: StreamingContext,
  { id }: OpenStream,
  { batches }: EncodedRequest,
): PutOutcome['waits'] {
  const waits = new Map<number, number>();
  for (const [partition, { bytes }] of batches) {
    const waitMs = writes.take(`${id}/${partition}`, bytes);
    if (waitMs > 0) waits.set(partition, waitMs);
  }
  return waits;
}

/** Appends what is not throttled. @throws OciError 429 when that is nothing */
function append(context: StreamingContext, stream: OpenStream, request: EncodedRequest): PutOutcome {
  const { batches } = request;
  const waits = findThrottled(context, stream, request);
  if (waits.size === batches.size) throw throttled('bytes', Math.min(...waits.values()));
  const storedAt = context.clock.now();
  const firstOffsets = new Map<number, number>();
  for (const [partition, batch] of batches) {
    const log = stream.logs[partition];
    if (log !== undefined && !waits.has(partition)) firstOffsets.set(partition, log.append(batch, storedAt));
  }
  context.notifyAppended(stream.id);
  return { request, firstOffsets, waits, storedAt };
}

/**
 * Stores messages, all of one partition or none of it: what exceeds a partition's bytes a second fails entry by entry
 * inside a 200, or as 429 when it is the whole request.
 * See https://docs.oracle.com/en-us/iaas/api/#/en/streaming/20180418/Message/PutMessages.
 */
export function putMessages(context: StreamingContext): Operation {
  const fillRandom = createRandomFill();
  return {
    name: 'PutMessages',
    method: 'POST',
    path: '/20180418/streams/:streamId/messages',
    authorization: onStream('STREAM_PRODUCE'),
    maxBodyBytes: MAX_PUT_BODY_BYTES,
    handle: async ({ params: { streamId = '' }, body }) => {
      const { partitions } = context.streams.get(streamId);
      const request = await encodeRequest(parseJsonObject(body), {
        choosePartition: (key) => choosePartition(key, partitions),
        fillRandom,
      });
      // Asked again: the stream may be gone after a long encoding.
      const outcome = append(context, context.streams.get(streamId), request);
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: await toPutAnswer(outcome),
      };
    },
  };
}
