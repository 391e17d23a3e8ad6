import { createManualClock } from '@weather-stream/service-kit';
import { startFollowing } from './start-following';
import type { ViewEvent } from './view-model';

const status = () => Promise.resolve({ streams: {}, connectors: [] });

function start(logsAfter: () => Promise<never[]>) {
  const clock = createManualClock();
  const shown: ViewEvent[] = [];
  const following = startFollowing({
    client: { status, logsAfter },
    show: (events) => void shown.push(...events),
    clock,
  });
  return { clock, shown, following };
}

describe(startFollowing, () => {
  it('says that the cloud cannot be followed', async () => {
    const { clock, shown, following } = start(() => Promise.reject(new Error('refused')));
    await clock.advance(0);
    await following.end();
    expect(shown).toMatchObject([
      { kind: 'log', line: { level: 'warn', text: expect.stringContaining('refused') as string } },
    ]);
  });

  it('does not wait for ever for a last look', async () => {
    const { clock, shown, following } = start(() => new Promise(() => undefined));
    const ended = following.end();
    await clock.advance(1000);
    await ended;
    expect(shown).toEqual([]);
  });
});
