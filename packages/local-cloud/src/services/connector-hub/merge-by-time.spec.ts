import * as fc from 'fast-check';
import { mergeByTime } from './merge-by-time';
import { buildItem } from './testing/build-connector';

const somePartitions = fc
  .array(fc.array(fc.nat(50), { maxLength: 15 }), { maxLength: 5 })
  .map((partitions) =>
    partitions.map((timestamps, partition) =>
      timestamps.map((timestamp, offset) => buildItem({ partition: String(partition), offset, timestamp })),
    ),
  );

describe(mergeByTime, () => {
  it('keeps the order of each partition, whatever its timestamps say, and every message', () => {
    fc.assert(
      fc.property(somePartitions, (partitions) => {
        const merged = mergeByTime(partitions);
        partitions.forEach((items, index) => {
          expect(merged.filter(({ partition }) => partition === String(index))).toEqual(items);
        });
        expect(merged).toHaveLength(partitions.flat().length);
      }),
    );
  });

  it('gives out the oldest first when every partition is in order', () => {
    fc.assert(
      fc.property(somePartitions, (partitions) => {
        const inOrder = partitions.map((items) => items.toSorted((a, b) => a.timestamp - b.timestamp));
        const timestamps = mergeByTime(inOrder).map(({ timestamp }) => timestamp);
        expect(timestamps).toEqual(timestamps.toSorted((a, b) => a - b));
      }),
    );
  });
});
