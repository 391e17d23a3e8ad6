import { createManualClock } from '@weather-stream/service-kit';
import fc from 'fast-check';
import { createRateLimiter } from './rate-limiter';

describe(createRateLimiter, () => {
  it('lets a burst of one second pass and then says how long to wait', () => {
    const limiter = createRateLimiter({ perSecond: 5, clock: createManualClock() });
    expect(Array.from({ length: 6 }, () => limiter.take('a', 1))).toEqual([0, 0, 0, 0, 0, 200]);
  });

  it('keeps its word: after the wait the same request passes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }),
        async (perSecond, shares) => {
          const clock = createManualClock();
          const limiter = createRateLimiter({ perSecond, clock });
          for (const share of shares) {
            const waitMs = limiter.take('a', share * perSecond);
            if (waitMs === 0) continue;
            await clock.advance(waitMs);
            expect(limiter.take('a', share * perSecond)).toBe(0);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('never lets more pass than the burst and what time brought', async () => {
    const clock = createManualClock(0);
    const limiter = createRateLimiter({ perSecond: 1000, clock });
    let passed = 0;
    for (let step = 0; step < 300; step += 1) {
      if (limiter.take('a', 77) === 0) passed += 77;
      await clock.advance(10);
    }
    expect(passed).toBeGreaterThan(2900 + 900);
    expect(passed).toBeLessThanOrEqual(1000 + 3000);
  });

  it('takes nothing from a request that it refuses, and nothing from other keys', () => {
    const limiter = createRateLimiter({ perSecond: 10, clock: createManualClock() });
    expect(limiter.take('a', 6)).toBe(0);
    expect(limiter.take('a', 5)).toBe(100);
    expect(limiter.take('a', 4)).toBe(0);
    expect(limiter.take('b', 10)).toBe(0);
  });

  it('keeps what a key has taken, however many other keys there are', async () => {
    const clock = createManualClock();
    const limiter = createRateLimiter({ perSecond: 10, clock });
    expect(limiter.take('a', 10)).toBe(0);
    for (let key = 0; key < 25_000; key += 1) limiter.take(String(key), 1);
    await clock.advance(500);
    limiter.take('another', 1);
    expect(limiter.take('a', 6)).toBe(100);
    expect(limiter.take('a', 5)).toBe(0);
  });

  it('gives nothing away when the clock is set back', () => {
    let now = 10_000;
    const limiter = createRateLimiter({ perSecond: 10, clock: { now: () => now } });
    expect(limiter.take('a', 10)).toBe(0);
    now = 0;
    expect(limiter.take('a', 1)).toBe(100);
    now = 100;
    expect(limiter.take('a', 1)).toBe(0);
  });

  it('lets everything pass without a limit', () => {
    const limiter = createRateLimiter({ perSecond: Infinity, clock: createManualClock() });
    expect(limiter.take('a', 1e12)).toBe(0);
  });
});
