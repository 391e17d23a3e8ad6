import fc from 'fast-check';
import {
  commitOffsets,
  rebalanceMember,
  repositionGroup,
  reservedBy,
  withMember,
  withoutSilentMembers,
  type ConsumerGroup,
} from './consumer-group';

const aGroup = (partitions: number): ConsumerGroup => ({
  groupName: 'readers',
  epoch: 0,
  usedAt: 0,
  members: [],
  partitions: Array.from({ length: partitions }, () => ({ position: { type: 'TRIM_HORIZON' } })),
});
const joined = (group: ConsumerGroup, ...names: string[]): ConsumerGroup =>
  names.reduce(
    (result, instanceName) => withMember(result, { instanceName, timeoutInMs: 1000, seenAt: 0 }),
    group,
  );
const called = (group: ConsumerGroup, ...names: string[]): ConsumerGroup =>
  names.reduce((result, name) => rebalanceMember(result, name, new Set()), group);
const namesOf = ({ members }: ConsumerGroup): string[] => members.map(({ instanceName }) => instanceName);

describe(rebalanceMember, () => {
  it('gives every partition to one member, and all members the same number or one more, whoever comes and goes', () => {
    const events = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.boolean()), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), events, (partitions, changes) => {
        let group = aGroup(partitions);
        for (const [name, comes] of changes) {
          group = comes ? called(joined(group, name), name) : group;
          if (!comes) {
            const seen = group.members.map((member) =>
              member.instanceName === name ? { ...member, seenAt: -1000 } : member,
            );
            group = withoutSilentMembers({ ...group, members: seen }, 0);
          }
        }
        group = called(group, ...namesOf(group), ...namesOf(group));
        const shares = namesOf(group).map((name) => reservedBy(group, name).length);
        const owned = group.partitions.filter(
          ({ reservedInstance }) => reservedInstance !== undefined,
        ).length;
        expect(owned).toBe(shares.length === 0 ? 0 : partitions);
        if (shares.length > 0) expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('leaves members beyond the number of partitions idle, until one of the others goes', () => {
    const group = called(joined(aGroup(2), 'a', 'b', 'c'), 'a', 'b', 'c');
    expect(reservedBy(group, 'c')).toEqual([]);
    const without = withoutSilentMembers(joined({ ...group, members: [] }, 'b', 'c'), 0);
    expect(reservedBy(called(without, 'b', 'c'), 'c')).toEqual([0]);
  });

  it('takes no partition from a member that has read from it and not committed', () => {
    const alone = called(joined(aGroup(2), 'a'), 'a');
    const both = joined(alone, 'b');
    expect(reservedBy(rebalanceMember(both, 'a', new Set([0, 1])), 'a')).toEqual([0, 1]);
    expect(reservedBy(rebalanceMember(both, 'a', new Set([1])), 'a')).toEqual([1]);
  });

  it('takes a partition from nobody who did not call', () => {
    const alone = called(joined(aGroup(2), 'a'), 'a');
    const both = called(joined(alone, 'b'), 'b');
    expect([reservedBy(both, 'a'), reservedBy(both, 'b')]).toEqual([[0, 1], []]);
    const settled = called(both, 'a', 'b');
    expect([reservedBy(settled, 'a'), reservedBy(settled, 'b')]).toEqual([[0], [1]]);
  });
});

describe(commitOffsets, () => {
  const group = called(joined(aGroup(2), 'a'), 'a');

  it('moves the position after the last message', () => {
    expect(commitOffsets(group, 'a', { '1': 41 }).partitions[1]).toEqual({
      position: { type: 'AT_OFFSET', offset: 42 },
      committedOffset: 41,
      reservedInstance: 'a',
    });
  });

  it('changes nothing when it is repeated or late', () => {
    const committed = commitOffsets(group, 'a', { '1': 41 });
    expect(commitOffsets(committed, 'a', { '1': 41 })).toEqual(committed);
    expect(commitOffsets(committed, 'a', { '1': 7 })).toEqual(committed);
  });

  it('refuses a partition that the member has lost', () => {
    expect(() => commitOffsets(withoutSilentMembers(group, 1000), 'a', { '1': 41 })).toThrow(
      'Trying to commit unreserved partition',
    );
    expect(() => commitOffsets(group, 'b', { '1': 41 })).toThrow('Trying to commit unreserved partition');
  });

  it('refuses a partition that there is not', () => {
    expect(() => commitOffsets(group, 'a', { '2': 0 })).toThrow('The cursor is invalid');
  });
});

describe(withoutSilentMembers, () => {
  it('lets a member go exactly when its own time-out is over', () => {
    const group = withMember(joined(aGroup(2), 'a'), { instanceName: 'b', timeoutInMs: 5000, seenAt: 0 });
    expect(namesOf(withoutSilentMembers(group, 999))).toEqual(['a', 'b']);
    expect(namesOf(withoutSilentMembers(group, 1000))).toEqual(['b']);
  });
});

describe(repositionGroup, () => {
  it('forgets what was committed and begins another epoch', () => {
    const group = commitOffsets(called(joined(aGroup(1), 'a'), 'a'), 'a', { '0': 9 });
    expect(repositionGroup(group, [{ type: 'TRIM_HORIZON' }], 5)).toMatchObject({
      epoch: 1,
      usedAt: 5,
      partitions: [{ position: { type: 'TRIM_HORIZON' }, reservedInstance: 'a' }],
    });
    expect(repositionGroup(group, [{ type: 'TRIM_HORIZON' }], 5).partitions[0]).not.toHaveProperty(
      'committedOffset',
    );
  });
});
