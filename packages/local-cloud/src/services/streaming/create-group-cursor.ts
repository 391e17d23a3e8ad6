import { randomUUID } from 'node:crypto';
import { invalidParameter, OciError } from '../../errors';
import { parseJsonObject, type JsonObject } from '../../server/parse-json-object';
import type { OciRequest, OciResponse, Operation } from '../../server/operation';
import { encodeCursor, type GroupCursor } from './cursor-codec';
import { withMember, withoutSilentMembers, type ConsumerGroup } from './group/consumer-group';
import { DEFAULT_MEMBER_TIMEOUT_MS, MAX_GROUPS_PER_STREAM } from './limits';
import type { OpenStream } from './open-streams';
import type { StreamingContext } from './operation-context';
import { parsePosition } from './read-position';
import { throttleCall } from './throttle-call';
import { onStream } from './on-stream';

/** What a member asks for. */
type Membership = Pick<GroupCursor, 'groupName' | 'instanceName' | 'timeoutInMs' | 'commitOnGet'>;

function parseName(field: string, name: unknown): string {
  if (typeof name === 'string' && name !== '') return name;
  throw invalidParameter(`${field} ${JSON.stringify(name)} is not a name.`);
}

function parseMembership(details: JsonObject): Membership {
  const { groupName, instanceName, timeoutInMs = DEFAULT_MEMBER_TIMEOUT_MS, commitOnGet = true } = details;
  if (typeof timeoutInMs !== 'number' || !Number.isSafeInteger(timeoutInMs) || timeoutInMs <= 0)
    throw invalidParameter(`timeoutInMs ${JSON.stringify(timeoutInMs)} is not a positive whole number.`);
  if (typeof commitOnGet !== 'boolean')
    throw invalidParameter(`commitOnGet ${JSON.stringify(commitOnGet)} is neither true nor false.`);
  return {
    groupName: parseName('groupName', groupName),
    instanceName: instanceName === undefined ? randomUUID() : parseName('instanceName', instanceName),
    timeoutInMs,
    commitOnGet,
  };
}

function beginGroup(
  { logs, groups }: OpenStream,
  groupName: string,
  details: JsonObject,
  now: number,
): ConsumerGroup {
  if (groups.count() >= MAX_GROUPS_PER_STREAM)
    throw new OciError(
      400,
      'LimitExceeded',
      `The stream has ${MAX_GROUPS_PER_STREAM} consumer groups, which is the limit. Groups vanish when they are unused for the retention time.`,
    );
  const partitions = logs.map((log) => ({ position: parsePosition(details, log.endOffset()) }));
  return { groupName, epoch: 0, usedAt: now, members: [], partitions };
}

async function answer(context: StreamingContext, { params, body }: OciRequest): Promise<OciResponse> {
  const stream = context.streams.get(params.streamId ?? '');
  throttleCall(context, 'CreateGroupCursor', stream.id);
  const now = context.clock.now();
  const details = parseJsonObject(body);
  const membership = parseMembership(details);
  parsePosition(details, 0);
  const { groupName, instanceName, timeoutInMs } = membership;
  const known = stream.groups.get(groupName) ?? beginGroup(stream, groupName, details, now);
  const group = withMember(withoutSilentMembers(known, now), { instanceName, timeoutInMs, seenAt: now });
  await stream.groups.put(group);
  const cursor: GroupCursor = {
    kind: 'group',
    streamId: stream.id,
    ...membership,
    epoch: group.epoch,
    returned: {},
    lastPartition: -1,
  };
  return { status: 200, body: { value: encodeCursor(cursor, now) } };
}

/**
 * Makes a cursor that reads as a member of a group, and the group with it if it is new; `type` counts only then.
 * See https://docs.oracle.com/en-us/iaas/api/#/en/streaming/20180418/Cursor/CreateGroupCursor.
 */
export const createGroupCursor = (context: StreamingContext): Operation => ({
  name: 'CreateGroupCursor',
  method: 'POST',
  path: '/20180418/streams/:streamId/groupCursors',
  authorization: onStream('STREAM_CONSUME'),
  handle: (request) => answer(context, request),
});
