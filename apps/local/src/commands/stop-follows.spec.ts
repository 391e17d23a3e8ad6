import { createManualClock } from '@weather-stream/service-kit';
import { stopFollows } from './stop-follows';

describe(stopFollows, () => {
  it('takes an end for a part of the stop that comes right after it', async () => {
    const [clock, stop] = [createManualClock(), new AbortController()];
    const answer = stopFollows(stop.signal, clock);
    await clock.advance(100);
    stop.abort(new Error('stopped by SIGTERM'));
    expect(await answer).toBe(true);
  });

  it('does not, when nobody asks to stop', async () => {
    const clock = createManualClock();
    const answer = stopFollows(new AbortController().signal, clock);
    await clock.advance(500);
    expect(await answer).toBe(false);
  });
});
