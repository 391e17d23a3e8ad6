import type { OciRequest, OciResponse, Operation } from '../../server/operation';
import { encodeCursor } from './cursor-codec';
import { decodeGroupCursor } from './decode-group-cursor';
import { callAsMember } from './group/read-as-member';
import type { StreamingContext } from './operation-context';
import { throttleCall } from './throttle-call';
import { onStream } from './on-stream';

async function answer(context: StreamingContext, request: OciRequest): Promise<OciResponse> {
  const stream = context.streams.get(request.params.streamId ?? '');
  throttleCall(context, 'ConsumerHeartbeat', stream.id);
  const now = context.clock.now();
  const cursor = decodeGroupCursor(request, stream.id, now);
  await stream.groups.put(callAsMember(stream, cursor, {}, now));
  return { status: 200, body: { value: encodeCursor(cursor, now) } };
}

/**
 * Extends a member's time-out and its cursor's life, and commits nothing.
 * See https://docs.oracle.com/en-us/iaas/api/#/en/streaming/20180418/Group/ConsumerHeartbeat.
 */
export const consumerHeartbeat = (context: StreamingContext): Operation => ({
  name: 'ConsumerHeartbeat',
  method: 'POST',
  path: '/20180418/streams/:streamId/heartbeat',
  authorization: onStream('STREAM_CONSUME'),
  handle: (request) => answer(context, request),
});
