import type { OciRequest, OciResponse, Operation } from '../../server/operation';
import { encodeCursor } from './cursor-codec';
import { decodeGroupCursor } from './decode-group-cursor';
import { callAsMember } from './group/read-as-member';
import type { StreamingContext } from './operation-context';
import { throttleCall } from './throttle-call';
import { onStream } from './on-stream';

async function answer(context: StreamingContext, request: OciRequest): Promise<OciResponse> {
  const stream = context.streams.get(request.params.streamId ?? '');
  throttleCall(context, 'ConsumerCommit', stream.id);
  const now = context.clock.now();
  const cursor = decodeGroupCursor(request, stream.id, now);
  const group = callAsMember(stream, cursor, cursor.returned, now);
  await stream.groups.put(group);
  const next = { ...cursor, epoch: group.epoch, returned: {} };
  return { status: 200, body: { value: encodeCursor(next, now) } };
}

/**
 * Commits everything that a chain of cursors has returned, and extends the member's time-out.
 * See https://docs.oracle.com/en-us/iaas/api/#/en/streaming/20180418/Group/ConsumerCommit.
 */
export const consumerCommit = (context: StreamingContext): Operation => ({
  name: 'ConsumerCommit',
  method: 'POST',
  path: '/20180418/streams/:streamId/commit',
  authorization: onStream('STREAM_CONSUME'),
  handle: (request) => answer(context, request),
});
