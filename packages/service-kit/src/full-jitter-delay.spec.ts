import fc from 'fast-check';
import { fullJitterDelayMs } from './full-jitter-delay';

describe(fullJitterDelayMs, () => {
  it('stays below the doubling ceiling and the cap, and never below zero', () => {
    fc.assert(
      fc.property(
        fc.nat(200),
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, baseDelayMs, maxDelayMs, drawn) => {
          const delay = fullJitterDelayMs(attempt, { baseDelayMs, maxDelayMs, random: () => drawn });
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(Math.min(maxDelayMs, baseDelayMs * 2 ** Math.min(attempt, 52)));
        },
      ),
    );
  });
});
