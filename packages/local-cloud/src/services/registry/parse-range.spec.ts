import * as fc from 'fast-check';
import { parseRange } from './parse-range';

describe(parseRange, () => {
  it('never leaves the content', () => {
    const number = fc.option(fc.nat(50));
    fc.assert(
      fc.property(number, number, fc.integer({ min: 1, max: 40 }), (first, last, size) => {
        const range = parseRange(`bytes=${first ?? ''}-${last ?? ''}`, size);
        if (typeof range === 'string') return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.start).toBeLessThanOrEqual(range.end);
        expect(range.end).toBeLessThan(size);
      }),
    );
  });

  it('reads the three forms', () => {
    expect(parseRange('bytes=2-4', 10)).toEqual({ start: 2, end: 4 });
    expect(parseRange('bytes=2-', 10)).toEqual({ start: 2, end: 9 });
    expect(parseRange('bytes=-3', 10)).toEqual({ start: 7, end: 9 });
    expect(parseRange('bytes=10-', 10)).toBe('outside');
    expect(parseRange('bytes=-0', 10)).toBe('outside');
  });

  it.each([undefined, '', 'bytes=-', 'bytes=4-2', 'bytes=1-2,4-5', 'lines=1-2'])(
    'takes %p for the whole',
    (header) => {
      expect(parseRange(header, 10)).toBe('whole');
    },
  );
});
