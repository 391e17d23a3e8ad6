import * as fc from 'fast-check';
import { toRetryDelayMs } from './to-retry-delay';

describe(toRetryDelayMs, () => {
  it('doubles from one second up to a minute', () => {
    expect([1, 2, 3, 6, 7, 8].map(toRetryDelayMs)).toEqual([1000, 2000, 4000, 32_000, 60_000, 60_000]);
  });

  it('never ends and never shrinks, however often an attempt has failed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (failedAttempts) => {
        const [delay, next] = [toRetryDelayMs(failedAttempts), toRetryDelayMs(failedAttempts + 1)];
        expect(next).toBeGreaterThanOrEqual(delay);
        expect(next).toBeLessThanOrEqual(60_000);
      }),
    );
  });
});
