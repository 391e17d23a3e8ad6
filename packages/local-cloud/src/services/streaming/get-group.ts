import type { Operation } from '../../server/operation';
import { findGroup } from './find-group';
import type { ConsumerGroup, GroupPartition } from './group/consumer-group';
import type { StreamingContext } from './operation-context';
import { throttleCall } from './throttle-call';
import { onStream } from './on-stream';

const toReservation =
  ({ members }: ConsumerGroup) =>
  ({ committedOffset, reservedInstance }: GroupPartition, partition: number): unknown => {
    const member = members.find(({ instanceName }) => instanceName === reservedInstance);
    return {
      partition: String(partition),
      ...(committedOffset === undefined ? {} : { committedOffset }),
      ...(member === undefined
        ? {}
        : {
            reservedInstance: member.instanceName,
            timeReservedUntil: new Date(member.seenAt + member.timeoutInMs).toISOString(),
          }),
    };
  };

/**
 * Shows who reads which partition of a group, and what is committed.
 * See https://docs.oracle.com/en-us/iaas/api/#/en/streaming/20180418/Group/GetGroup.
 */
export const getGroup = (context: StreamingContext): Operation => ({
  name: 'GetGroup',
  method: 'GET',
  path: '/20180418/streams/:streamId/groups/:groupName',
  authorization: onStream('STREAM_CONSUME'),
  handle: ({ params }) => {
    const stream = context.streams.get(params.streamId ?? '');
    throttleCall(context, 'GetGroup', stream.id);
    const group = findGroup(stream, params.groupName, context.clock.now());
    const reservations = group.partitions.map(toReservation(group));
    return { status: 200, body: { streamId: stream.id, groupName: group.groupName, reservations } };
  },
});
