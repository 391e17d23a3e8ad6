import { parseJsonObject } from '../../server/parse-json-object';
import type { OciRequest, OciResponse, Operation } from '../../server/operation';
import { findGroup } from './find-group';
import { repositionGroup } from './group/consumer-group';
import type { StreamingContext } from './operation-context';
import { parsePosition } from './read-position';
import { throttleCall } from './throttle-call';
import { onStream } from './on-stream';

async function answer(context: StreamingContext, { params, body }: OciRequest): Promise<OciResponse> {
  const stream = context.streams.get(params.streamId ?? '');
  throttleCall(context, 'UpdateGroup', stream.id);
  const now = context.clock.now();
  const group = findGroup(stream, params.groupName, now);
  const details = parseJsonObject(body);
  const positions = stream.logs.map((log) => parsePosition(details, log.endOffset()));
  await stream.groups.put(repositionGroup(group, positions, now));
  return { status: 204 };
}

/**
 * Puts a group elsewhere in the stream: what its members have read and not committed is void.
 * See https://docs.oracle.com/en-us/iaas/api/#/en/streaming/20180418/Group/UpdateGroup.
 */
export const updateGroup = (context: StreamingContext): Operation => ({
  name: 'UpdateGroup',
  method: 'PUT',
  path: '/20180418/streams/:streamId/groups/:groupName',
  authorization: onStream('STREAM_CONSUME'),
  handle: (request) => answer(context, request),
});
