import { createManualClock } from './create-manual-clock';
import { retry } from './retry';

const transient = Object.assign(new Error('busy'), { retriable: true });
const backoff = { baseDelayMs: 100, maxDelayMs: 1000, random: () => 0.5 };

describe(retry, () => {
  it('answers what the first successful attempt answers, after growing waits', async () => {
    const clock = createManualClock(0);
    const startedAt: number[] = [];
    const result = retry(
      async (attempt) => {
        startedAt.push(clock.now());
        if (attempt < 3) throw transient;
        return Promise.resolve('done');
      },
      { ...backoff, attempts: 10, clock },
    );
    await clock.advance(10_000);
    expect(await result).toBe('done');
    expect(startedAt).toEqual([0, 50, 150, 350]);
  });

  it('throws what cannot be helped at once', async () => {
    const operation = jest.fn().mockRejectedValue(new Error('wrong'));
    await expect(retry(operation, { ...backoff, attempts: 5, clock: createManualClock() })).rejects.toThrow(
      'wrong',
    );
    expect(operation).toHaveBeenCalledTimes(1);
  });

  it('throws the last failure when its attempts are used up', async () => {
    const clock = createManualClock();
    const operation = jest.fn().mockRejectedValue(transient);
    const outcome = expect(retry(operation, { ...backoff, attempts: 3, clock })).rejects.toThrow('busy');
    await clock.advance(10_000);
    await outcome;
    expect(operation).toHaveBeenCalledTimes(3);
  });

  it('never waits less than the other side asked for', async () => {
    const clock = createManualClock(0);
    const waits: number[] = [];
    const outcome = retry((attempt) => (attempt === 0 ? Promise.reject(transient) : Promise.resolve(1)), {
      ...backoff,
      attempts: 2,
      clock,
      requestedDelayMs: () => 700,
      onRetry: (_error, delayMs) => waits.push(delayMs),
    });
    await clock.advance(700);
    await outcome;
    expect(waits).toEqual([700]);
  });

  it('ends its waiting when told to stop', async () => {
    const stop = new AbortController();
    const clock = createManualClock();
    const outcome = expect(
      retry(() => Promise.reject(transient), { ...backoff, attempts: Infinity, clock, signal: stop.signal }),
    ).rejects.toThrow('enough');
    await clock.advance(1);
    stop.abort(new Error('enough'));
    await outcome;
  });
});
