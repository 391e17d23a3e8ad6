import { createManualClock } from '@weather-stream/service-kit';
import { createCloudClock, type CloudClockOptions } from './create-cloud-clock';

const minute = 60_000;

function makeClocks(options: Omit<CloudClockOptions, 'clock'> = {}) {
  const machine = createManualClock(0);
  return { machine, cloud: createCloudClock({ clock: machine, ...options }) };
}

function track(promise: Promise<void>): { isDone: () => boolean } {
  let done = false;
  void promise.then(() => (done = true));
  return { isDone: () => done };
}

describe(createCloudClock, () => {
  it('tells the machine’s time plus the offset, whatever the time scale', () => {
    const { cloud } = makeClocks({ offsetMs: 5, timeScale: 60 });
    expect(cloud.now()).toBe(5);
  });

  it('shortens waits by the time scale', async () => {
    const { machine, cloud } = makeClocks({ timeScale: 60 });
    const wait = track(cloud.sleep(minute));
    await machine.advance(999);
    expect(wait.isDone()).toBe(false);
    await machine.advance(1);
    expect(wait.isDone()).toBe(true);
  });

  it('wakes sleepers whose time comes with a step forward', async () => {
    const { machine, cloud } = makeClocks();
    const wait = track(cloud.sleep(minute));
    cloud.adjust({ offsetMs: minute });
    await machine.advance(0);
    expect(wait.isDone()).toBe(true);
  });

  it('goes on with the rest of a wait when the time scale changes', async () => {
    const { machine, cloud } = makeClocks();
    const wait = track(cloud.sleep(minute));
    await machine.advance(minute / 2);
    cloud.adjust({ timeScale: 10 });
    await machine.advance(minute / 20 - 1);
    expect(wait.isDone()).toBe(false);
    await machine.advance(1);
    expect(wait.isDone()).toBe(true);
  });

  it('does not lengthen a wait when the offset goes back', async () => {
    const { machine, cloud } = makeClocks({ offsetMs: 10 * minute });
    const wait = track(cloud.sleep(minute));
    cloud.adjust({ offsetMs: 0 });
    await machine.advance(minute);
    expect(wait.isDone()).toBe(true);
  });

  it('ends a wait with the reason of its signal', async () => {
    const { machine, cloud } = makeClocks();
    const stop = new AbortController();
    const wait = expect(cloud.sleep(minute, stop.signal)).rejects.toThrow('stopped');
    stop.abort(new Error('stopped'));
    await wait;
    expect(machine.sleeperCount()).toBe(0);
  });
});
