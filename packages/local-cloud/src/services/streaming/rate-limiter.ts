import type { Clock } from '@weather-stream/service-kit';

/** How fast a {@link RateLimiter} lets its callers go. */
export interface RateLimiterOptions {
  /** What comes back in a second, and what may be taken at once after a pause. `Infinity` lets everything pass. */
  perSecond: number;
  clock: Pick<Clock, 'now'>;
}

/** Token buckets, one a key. */
export interface RateLimiter {
  /**
   * Takes `amount` from the bucket of `key`, or nothing when there is less in it.
   *
   * @returns 0 when it was taken, otherwise after how many milliseconds it may be asked for again
   */
  take(key: string, amount: number): number;
}

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** Buckets that are full again say nothing: above this many, and each time there are twice as many, they are forgotten. */
const MANY_BUCKETS = 10_000;
/** Hides the rounding of sums of fractions. */
const EPSILON = 1e-6;

/** Makes a {@link RateLimiter} whose buckets begin full. */
export function createRateLimiter({ perSecond, clock }: RateLimiterOptions): RateLimiter {
  const buckets = new Map<string, Bucket>();
  const perMs = perSecond / 1000;

  let forgetAt = MANY_BUCKETS;

  const forgetFullBuckets = (now: number): void => {
    for (const [key, { tokens, filledAt }] of buckets)
      if (tokens + (now - filledAt) * perMs >= perSecond) buckets.delete(key);
    forgetAt = Math.max(MANY_BUCKETS, buckets.size * 2);
  };

  const take = (key: string, amount: number): number => {
    if (perSecond === Infinity) return 0;
    const now = clock.now();
    const { tokens: before, filledAt } = buckets.get(key) ?? { tokens: perSecond, filledAt: now };
    const tokens = Math.min(perSecond, before + Math.max(0, now - filledAt) * perMs);
    const isEnough = amount <= tokens + EPSILON;
    if (buckets.size >= forgetAt) forgetFullBuckets(now);
    buckets.set(key, { tokens: isEnough ? tokens - amount : tokens, filledAt: now });
    return isEnough ? 0 : Math.max(1, Math.ceil((amount - tokens) / perMs));
  };

  return { take };
}
