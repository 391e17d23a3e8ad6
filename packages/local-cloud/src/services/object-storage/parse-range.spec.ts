import fc from 'fast-check';
import { parseRange } from './parse-range';

const refused = (status: number): Error => expect.objectContaining({ status }) as Error;

describe(parseRange, () => {
  it.each([
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=2-5', { first: 2, last: 5 }],
    ['bytes=2-', { first: 2, last: 9 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=5-99', { first: 5, last: 9 }],
    ['bytes=-99', { first: 0, last: 9 }],
  ])('reads %s of ten bytes', (range, expected) => {
    expect(parseRange(range, 10)).toEqual(expected);
  });

  it.each(['bytes=-', 'bytes=a-b', 'lines=0-1', 'bytes=0-1,3-4', '0-1'])('refuses %s', (range) => {
    expect(() => parseRange(range, 10)).toThrow(refused(400));
  });

  it.each(['bytes=10-', 'bytes=5-4', 'bytes=-0'])('has nothing for %s of ten bytes', (range) => {
    expect(() => parseRange(range, 10)).toThrow(refused(416));
  });

  it('never goes past the object', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1 }), (from, length, size) => {
        fc.pre(from < size);
        const { first, last } = parseRange(`bytes=${from}-${from + length}`, size);
        expect(first).toBe(from);
        expect(last).toBeGreaterThanOrEqual(first);
        expect(last).toBeLessThan(size);
      }),
    );
  });
});
