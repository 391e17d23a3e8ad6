import { createManualClock } from '@weather-stream/service-kit';
import type { CloudStatus } from '../cloud/cloud-client';
import { followCloud } from './follow-cloud';
import type { CloudLogEntry } from './read-cloud-log';
import type { ViewEvent } from './view-model';

const entry = (seq: number, line: string): CloudLogEntry => ({
  seq,
  line,
  time: 't',
  source: 'connector',
  id: 'c',
  name: 'c',
});

/** A cloud whose log and lag the test writes. */
function build() {
  const clock = createManualClock();
  const stop = new AbortController();
  const cloud = { log: [entry(1, 'before this run')], lag: 0 };
  const shown: ViewEvent[] = [];
  const client = {
    status: (): Promise<CloudStatus> =>
      Promise.resolve({ streams: {}, connectors: [{ id: 'c', name: 'c', phase: 'moving', lag: cloud.lag }] }),
    logsAfter: (seq: number) => Promise.resolve(cloud.log.filter((each) => each.seq > seq)),
  };
  const show = (events: readonly ViewEvent[]) => void shown.push(...events);
  const following = followCloud({ client, show, clock, signal: stop.signal });
  const texts = () => shown.flatMap((event) => (event.kind === 'log' ? [event.line.text] : []));
  return { clock, stop, cloud, shown, texts, following };
}

describe(followCloud, () => {
  it('shows each entry once, and none of an earlier run', async () => {
    const { clock, cloud, texts } = build();
    await clock.advance(300);
    cloud.log.push(entry(2, 'read 3'));
    await clock.advance(900);
    expect(texts()).toEqual(['read 3']);
  });

  it('takes a last look after it was told to end', async () => {
    const { clock, cloud, stop, shown, texts, following } = build();
    cloud.lag = 3;
    await clock.advance(0);
    cloud.lag = 0;
    cloud.log.push(entry(2, 'wrote 3'));
    stop.abort(new Error('the run has ended'));
    await following;
    expect(texts()).toEqual(['wrote 3']);
    expect(shown.at(-1)).toEqual({ kind: 'lag', messages: 0 });
  });
});
