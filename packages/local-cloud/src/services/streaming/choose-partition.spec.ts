import fc from 'fast-check';
import { choosePartition } from './choose-partition';

const bytes = fc.uint8Array({ maxLength: 256 });
const partitions = fc.integer({ min: 1, max: 200 });

describe(choosePartition, () => {
  it('names an existing partition', () => {
    fc.assert(
      fc.property(bytes, partitions, (key, count) => {
        const partition = choosePartition(key, count);
        expect(Number.isInteger(partition) && partition >= 0 && partition < count).toBe(true);
      }),
    );
  });

  it('names the same partition for the same key', () => {
    fc.assert(
      fc.property(bytes, partitions, (key, count) => {
        expect(choosePartition(Buffer.from(key), count)).toBe(choosePartition(key, count));
      }),
    );
  });

  it('spreads many keys over all partitions evenly', () => {
    const counts = new Array<number>(10).fill(0);
    for (let station = 0; station < 10_000; station += 1) {
      const partition = choosePartition(Buffer.from(`station-${station}`), counts.length);
      counts[partition] = (counts[partition] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(900);
    expect(Math.max(...counts)).toBeLessThan(1100);
  });
});
