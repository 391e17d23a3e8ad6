import { invalidParameter } from '../../errors';
import type { OciRequest, OciResponse, Operation } from '../../server/operation';
import { decodeCursor, encodeCursor, type Cursor, type PartitionCursor } from './cursor-codec';
import { cursorInvalid, cursorOutsideRetention, throttled } from './errors';
import { readAsMember } from './group/read-as-member';
import { MAX_BYTES_PER_GET, MAX_MESSAGES_PER_GET } from './limits';
import type { OpenStream } from './open-streams';
import type { StreamingContext } from './operation-context';
import { resolvePosition } from './read-position';
import type { ReadLimits, StoredMessage } from './types';
import { onStream } from './on-stream';

/** What a read of either kind of cursor comes to. */
interface Page {
  partition: number;
  messages: StoredMessage[];
  next: Cursor;
}

function parseLimit(text: string | null): number {
  if (text === null) return MAX_MESSAGES_PER_GET;
  const limit = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (limit >= 1 && limit <= MAX_MESSAGES_PER_GET) return limit;
  throw invalidParameter(`limit ${JSON.stringify(text)} is not between 1 and ${MAX_MESSAGES_PER_GET}.`);
}

function readPartition(
  { reads }: StreamingContext,
  { id, logs }: OpenStream,
  cursor: PartitionCursor,
  limits: ReadLimits,
): Page {
  const { partition, position } = cursor;
  const log = logs[partition];
  if (log === undefined) throw cursorInvalid();
  const waitMs = reads.take(`${id}/${partition}/`, 1);
  if (waitMs > 0) throw throttled('requests', waitMs);
  const offset = resolvePosition(position, log);
  if (offset === undefined) throw cursorOutsideRetention();
  const messages = log.read(offset, limits);
  const last = messages.at(-1);
  if (last === undefined) return { partition, messages, next: cursor };
  return {
    partition,
    messages,
    next: { ...cursor, position: { type: 'AT_OFFSET', offset: last.offset + 1 } },
  };
}

const toWireMessage =
  (stream: string, partition: number) =>
  ({ key, value, offset, timestamp }: StoredMessage): unknown => ({
    stream,
    partition: String(partition),
    key: key?.toString('base64') ?? null,
    value: value.toString('base64'),
    offset,
    timestamp: new Date(timestamp).toISOString(),
  });

async function answer(context: StreamingContext, { params, query }: OciRequest): Promise<OciResponse> {
  const stream = context.streams.get(params.streamId ?? '');
  const now = context.clock.now();
  const cursor = decodeCursor(query.get('cursor'), stream.id, now);
  const limits = { maxMessages: parseLimit(query.get('limit')), maxBytes: MAX_BYTES_PER_GET };
  const page: Page =
    cursor.kind === 'partition'
      ? readPartition(context, stream, cursor, limits)
      : await readAsMember({ stream, cursor, reads: context.reads, now, ...limits });
  return {
    status: 200,
    headers: { 'opc-next-cursor': encodeCursor(page.next, now) },
    body: page.messages.map(toWireMessage(stream.name, page.partition)),
  };
}

/**
 * Reads messages. The next cursor is always there, also after an empty page.
 * See https://docs.oracle.com/en-us/iaas/api/#/en/streaming/20180418/Message/GetMessages.
 */
export const getMessages = (context: StreamingContext): Operation => ({
  name: 'GetMessages',
  method: 'GET',
  path: '/20180418/streams/:streamId/messages',
  authorization: onStream('STREAM_CONSUME'),
  handle: (request) => answer(context, request),
});
