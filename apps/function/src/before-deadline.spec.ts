import { createManualClock } from '@weather-stream/service-kit';
import { beforeDeadline, toRemainingMs } from './before-deadline';

const now = Date.UTC(2026, 0, 1);

describe(toRemainingMs, () => {
  it.each([
    [new Date(now + 30_000), 29_000],
    [new Date(now + 10_000_000), 299_000],
    [null, 299_000],
    [new Date(Number.NaN), 299_000],
    [new Date(now - 1), -1_001],
  ])('leaves a margin of a second and never takes more than OCI grants: %s', (deadline, remaining) => {
    expect(toRemainingMs(deadline, now)).toBe(remaining);
  });
});

describe(beforeDeadline, () => {
  it('gives the answer of work that is in time, and leaves no timer behind', async () => {
    const clock = createManualClock(now);
    expect(await beforeDeadline(null, clock, () => Promise.resolve('done'))).toBe('done');
    await clock.advance(0);
    expect(clock.sleeperCount()).toBe(0);
  });

  it('gives up a second before the deadline, also on work that does not listen', async () => {
    const clock = createManualClock(now);
    let signal: AbortSignal | undefined;
    const outcome = beforeDeadline(new Date(now + 5_000), clock, (stop) => {
      signal = stop;
      return new Promise<never>(() => undefined);
    });
    const failed = expect(outcome).rejects.toMatchObject({ code: 'DEADLINE_NEAR', retriable: true });
    await clock.advance(3_999);
    expect(signal?.aborted).toBe(false);
    await clock.advance(1);
    expect(signal?.aborted).toBe(true);
    await failed;
  });

  it('does not begin when the deadline has passed', async () => {
    const work = jest.fn();
    await expect(beforeDeadline(new Date(now), createManualClock(now), work)).rejects.toMatchObject({
      code: 'DEADLINE_NEAR',
    });
    expect(work).not.toHaveBeenCalled();
  });
});
