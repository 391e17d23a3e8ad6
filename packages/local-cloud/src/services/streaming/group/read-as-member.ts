import type { GroupCursor } from '../cursor-codec';
import { cursorInvalid, cursorOutsideRetention, throttled } from '../errors';
import type { OpenStream } from '../open-streams';
import type { RateLimiter } from '../rate-limiter';
import { resolvePosition, type ReadPosition } from '../read-position';
import type { ReadLimits, StoredMessage } from '../types';
import {
  commitOffsets,
  rebalanceMember,
  reservedBy,
  uncommittedOf,
  withMember,
  withoutSilentMembers,
  type ConsumerGroup,
} from './consumer-group';

/** What {@link readAsMember} works with. */
export interface ReadAsMemberOptions extends ReadLimits {
  stream: OpenStream;
  cursor: GroupCursor;
  /** GetMessages, by partition and group. */
  reads: RateLimiter;
  now: number;
}

/** One page of one partition, and the cursor to go on with. */
export interface MemberPage {
  partition: number;
  messages: StoredMessage[];
  next: GroupCursor;
}

/**
 * Finds a group and notes that the cursor's member is there.
 *
 * @param commits offsets that the member commits by its call
 * @throws OciError
 */
export function callAsMember(
  { groups }: OpenStream,
  cursor: GroupCursor,
  commits: Record<string, number>,
  now: number,
): ConsumerGroup {
  const found = groups.get(cursor.groupName);
  if (found === undefined) throw cursorInvalid();
  const { instanceName, timeoutInMs, epoch } = cursor;
  const present = withoutSilentMembers(found, now);
  const isCurrent = epoch === found.epoch;
  const committed = isCurrent ? commitOffsets(present, instanceName, commits) : present;
  return withMember(committed, { instanceName, timeoutInMs, seenAt: now });
}

/** After what this chain of cursors has returned, or where the group is. */
function positionOf(group: ConsumerGroup, partition: number, returned: Record<string, number>): ReadPosition {
  const last = returned[String(partition)];
  if (last !== undefined) return { type: 'AT_OFFSET', offset: last + 1 };
  return group.partitions[partition]?.position ?? { type: 'TRIM_HORIZON' };
}

/** Takes turns: begins after the partition that was served last. */
function inTurn(partitions: readonly number[], last: number): number[] {
  const after = partitions.filter((partition) => partition > last);
  return [...after, ...partitions.filter((partition) => partition <= last)];
}

function readPartition(
  { stream, cursor, maxMessages, maxBytes }: ReadAsMemberOptions,
  position: ReadPosition,
  partition: number,
): MemberPage {
  const log = stream.logs[partition];
  const offset = log === undefined ? undefined : resolvePosition(position, log);
  if (log === undefined || offset === undefined) throw cursorOutsideRetention();
  const messages = log.read(offset, { maxMessages, maxBytes });
  const last = messages.at(-1);
  if (last === undefined) return { partition, messages, next: cursor };
  const returned = { ...cursor.returned, [String(partition)]: last.offset };
  return { partition, messages, next: { ...cursor, returned, lastPartition: partition } };
}

/** Reads the first partition of this member that has something for it and may be asked once more in this second. */
function readReserved(options: ReadAsMemberOptions, group: ConsumerGroup): MemberPage {
  const { stream, cursor, reads } = options;
  const { groupName, instanceName, lastPartition, returned } = cursor;
  const reserved = inTurn(reservedBy(group, instanceName), lastPartition);
  const waits: number[] = [];
  for (const partition of reserved) {
    const waitMs = reads.take(`${stream.id}/${partition}/${groupName}`, 1);
    if (waitMs > 0) waits.push(waitMs);
    else {
      const page = readPartition(options, positionOf(group, partition, returned), partition);
      if (page.messages.length > 0) return page;
    }
  }
  if (reserved.length === 0) waits.push(reads.take(`${stream.id}//${groupName}/${instanceName}`, 1));
  const shortestWaitMs = Math.min(...waits);
  if (waits.length >= reserved.length && shortestWaitMs > 0) throw throttled('requests', shortestWaitMs);
  return { partition: 0, messages: [], next: cursor };
}

/**
 * Answers a member's GetMessages: commits its last page if it wants so, brings it to its share of the partitions, and
 * reads one of them. The state of the group is on disk before the page goes out.
 *
 * @throws OciError
 */
export async function readAsMember(options: ReadAsMemberOptions): Promise<MemberPage> {
  const { stream, cursor, now } = options;
  const called = callAsMember(stream, cursor, cursor.commitOnGet ? cursor.returned : {}, now);
  const uncommitted = uncommittedOf(called, cursor.epoch === called.epoch ? cursor.returned : {});
  const group = rebalanceMember(called, cursor.instanceName, new Set(uncommitted.keys()));
  await stream.groups.put(group);
  const current = { ...cursor, epoch: group.epoch, returned: Object.fromEntries(uncommitted) };
  return readReserved({ ...options, cursor: current }, group);
}
