import { createManualClock } from './create-manual-clock';

describe(createManualClock, () => {
  it('wakes sleepers in the order in which they are due', async () => {
    const clock = createManualClock(0);
    const woken: string[] = [];
    void clock.sleep(20).then(() => woken.push(`late at ${clock.now()}`));
    void clock.sleep(10).then(() => woken.push(`early at ${clock.now()}`));
    await clock.advance(15);
    expect(woken).toEqual(['early at 10']);
    await clock.advance(5);
    expect(woken).toEqual(['early at 10', 'late at 20']);
  });

  it('lets a woken sleeper sleep again within the same advance', async () => {
    const clock = createManualClock(0);
    let ticks = 0;
    const tick = async (): Promise<void> => {
      for (;;) {
        await clock.sleep(10);
        ticks += 1;
      }
    };
    void tick();
    await clock.advance(100);
    expect(ticks).toBe(10);
  });

  it('forgets a sleeper that was told to stop', async () => {
    const clock = createManualClock();
    const stop = new AbortController();
    const sleep = expect(clock.sleep(10, stop.signal)).rejects.toThrow('stop');
    stop.abort(new Error('stop'));
    await sleep;
    expect(clock.sleeperCount()).toBe(0);
  });
});
