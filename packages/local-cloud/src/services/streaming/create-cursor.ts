import { invalidParameter } from '../../errors';
import { parseJsonObject, type JsonObject } from '../../server/parse-json-object';
import type { Operation } from '../../server/operation';
import { encodeCursor } from './cursor-codec';
import type { PartitionLog } from './log/partition-log';
import type { StreamingContext } from './operation-context';
import { parsePartition } from './parse-partition';
import { parsePosition, type ReadPosition } from './read-position';
import { throttleCall } from './throttle-call';
import { onStream } from './on-stream';

/** An offset lies between the oldest and the youngest message. @throws OciError */
function parseOffset(offset: unknown, log: PartitionLog): number {
  const [oldest, youngest] = [log.oldestOffset(), log.endOffset() - 1];
  if (oldest === undefined) throw invalidParameter('offset cannot be used: the partition holds no message.');
  if (typeof offset === 'number' && Number.isSafeInteger(offset) && offset >= oldest && offset <= youngest)
    return offset;
  throw invalidParameter(
    `offset ${JSON.stringify(offset)} is not between the oldest message, ${oldest}, and the youngest, ${youngest}.`,
  );
}

function parseStart(details: JsonObject, log: PartitionLog): ReadPosition {
  const { type, offset } = details;
  if (type === 'AT_OFFSET') return { type, offset: parseOffset(offset, log) };
  if (type === 'AFTER_OFFSET') return { type: 'AT_OFFSET', offset: parseOffset(offset, log) + 1 };
  return parsePosition(details, log.endOffset());
}

/**
 * Makes a cursor that reads one partition.
 * See https://docs.oracle.com/en-us/iaas/api/#/en/streaming/20180418/Cursor/CreateCursor.
 */
export const createCursor = (context: StreamingContext): Operation => ({
  name: 'CreateCursor',
  method: 'POST',
  path: '/20180418/streams/:streamId/cursors',
  authorization: onStream('STREAM_CONSUME'),
  handle: ({ params, body }) => {
    const stream = context.streams.get(params.streamId ?? '');
    throttleCall(context, 'CreateCursor', stream.id);
    const details = parseJsonObject(body);
    const partition = parsePartition(details.partition, stream.partitions);
    const log = stream.logs[partition];
    if (log === undefined) throw invalidParameter(`partition "${partition}" does not exist.`);
    const position = parseStart(details, log);
    const cursor = { kind: 'partition' as const, streamId: stream.id, partition, position };
    return { status: 200, body: { value: encodeCursor(cursor, context.clock.now()) } };
  },
});
