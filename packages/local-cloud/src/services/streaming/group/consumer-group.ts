import { cursorInvalid, unreservedPartition } from '../errors';
import type { ReadPosition } from '../read-position';

/** One instance that reads for a group. */
export interface GroupMember {
  instanceName: string;
  /** Silence after which it loses its partitions. */
  timeoutInMs: number;
  /** Its last call, in milliseconds since the epoch. */
  seenAt: number;
}

/** How far a group is in one partition, and who reads it. */
export interface GroupPartition {
  /** From where the next reader begins. */
  position: ReadPosition;
  /** Absent until the first commit. */
  committedOffset?: number;
  /** The member that has it reserved. */
  reservedInstance?: string;
}

/** The state of a consumer group. It is never changed: each step makes a new one. */
export interface ConsumerGroup {
  groupName: string;
  /** Counts the calls of UpdateGroup. */
  epoch: number;
  /** The last call for it, in milliseconds since the epoch. */
  usedAt: number;
  /** In the order in which they joined. */
  members: readonly GroupMember[];
  /** By number. */
  partitions: readonly GroupPartition[];
}

const releaseIf = (
  { partitions }: ConsumerGroup,
  isReleased: (instanceName: string, partition: number) => boolean,
): GroupPartition[] =>
  partitions.map((entry, partition) => {
    const { reservedInstance, ...rest } = entry;
    return reservedInstance !== undefined && isReleased(reservedInstance, partition) ? rest : entry;
  });

/** The numbers of the partitions that a member has reserved. */
export const reservedBy = ({ partitions }: ConsumerGroup, instanceName: string): number[] =>
  partitions.flatMap(({ reservedInstance }, partition) =>
    reservedInstance === instanceName ? [partition] : [],
  );

/** Lets go members that were silent for longer than their time-out, and their partitions with them. */
export function withoutSilentMembers(group: ConsumerGroup, now: number): ConsumerGroup {
  const members = group.members.filter(({ seenAt, timeoutInMs }) => seenAt + timeoutInMs > now);
  const names = new Set(members.map(({ instanceName }) => instanceName));
  return { ...group, members, partitions: releaseIf(group, (instanceName) => !names.has(instanceName)) };
}

/** Notes that a member has called; who was not a member joins as the last one. */
export function withMember(group: ConsumerGroup, member: GroupMember): ConsumerGroup {
  const isKnown = group.members.some(({ instanceName }) => instanceName === member.instanceName);
  const members = isKnown
    ? group.members.map((known) => (known.instanceName === member.instanceName ? member : known))
    : [...group.members, member];
  return { ...group, members, usedAt: member.seenAt };
}

/** Those of `returned` (partition → last offset) that are not committed yet. */
export function uncommittedOf(group: ConsumerGroup, returned: Record<string, number>): Map<number, number> {
  const entries = Object.entries(returned).map(([partition, offset]) => [Number(partition), offset] as const);
  return new Map(
    entries.filter(([partition, offset]) => offset > (group.partitions[partition]?.committedOffset ?? -1)),
  );
}

/**
 * Commits what a member has read. A commit never goes back: one that is repeated, or late, changes nothing.
 *
 * @throws OciError when a partition is no longer the member's own
 */
export function commitOffsets(
  group: ConsumerGroup,
  instanceName: string,
  returned: Record<string, number>,
): ConsumerGroup {
  const partitions = [...group.partitions];
  for (const [partition, offset] of uncommittedOf(group, returned)) {
    const entry = partitions[partition];
    if (entry === undefined) throw cursorInvalid();
    if (entry.reservedInstance !== instanceName) throw unreservedPartition();
    partitions[partition] = {
      ...entry,
      committedOffset: offset,
      position: { type: 'AT_OFFSET', offset: offset + 1 },
    };
  }
  return { ...group, partitions };
}

/** How many partitions a member may have: all have the same number, the first ones one more where it does not divide. */
function shareOf({ members, partitions }: ConsumerGroup, instanceName: string): number {
  const rank = members.findIndex((member) => member.instanceName === instanceName);
  const [least, rest] = [Math.floor(partitions.length / members.length), partitions.length % members.length];
  return least + (rank < rest ? 1 : 0);
}

/**
 * Brings one member to its share when it calls: it gives up what is too much, or takes what is free. So a partition
 * changes hands only after its reader has committed, or has fallen silent.
 *
 * @param busy partitions that it has read from without a commit: it keeps them
 */
export function rebalanceMember(
  group: ConsumerGroup,
  instanceName: string,
  busy: ReadonlySet<number>,
): ConsumerGroup {
  const mine = reservedBy(group, instanceName);
  const surplus = mine.length - shareOf(group, instanceName);
  if (surplus > 0) {
    const idle = mine.filter((partition) => !busy.has(partition));
    const released = new Set(idle.slice(-surplus));
    return {
      ...group,
      partitions: releaseIf(group, (name, partition) => name === instanceName && released.has(partition)),
    };
  }
  let wanted = -surplus;
  const partitions = group.partitions.map((entry) => {
    if (wanted === 0 || entry.reservedInstance !== undefined) return entry;
    wanted -= 1;
    return { ...entry, reservedInstance: instanceName };
  });
  return { ...group, partitions };
}

/** Puts the whole group elsewhere in the stream, whatever its members have read. */
export const repositionGroup = (
  group: ConsumerGroup,
  positions: readonly ReadPosition[],
  now: number,
): ConsumerGroup => ({
  ...group,
  epoch: group.epoch + 1,
  usedAt: now,
  partitions: group.partitions.map(({ position, committedOffset: _, ...rest }, partition) => ({
    ...rest,
    position: positions[partition] ?? position,
  })),
});
