import fc from 'fast-check';
import { sliceByBytes } from './slice-by-bytes';

const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);

describe(sliceByBytes, () => {
  it('keeps every item in order, no slice too large unless one item is, and no slice too many', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 40 }), (sizes, maxBytes) => {
        const slices = sliceByBytes(sizes, maxBytes, (size) => size);
        expect(slices.flat()).toEqual(sizes);
        slices.forEach((slice, index) => {
          expect(slice.length === 1 || sum(slice) <= maxBytes).toBe(true);
          const next = slices[index + 1]?.[0];
          if (next !== undefined) expect(sum(slice) + next).toBeGreaterThan(maxBytes);
        });
      }),
    );
  });
});
