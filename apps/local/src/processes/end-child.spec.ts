import { createManualClock } from '@weather-stream/service-kit';
import { endChild } from './end-child';
import type { ProcessEnd } from './start-child';

/** A process that obeys only some of what it is asked. */
function build(obeys: readonly string[]) {
  const clock = createManualClock();
  const asked: string[] = [];
  let end: (how: ProcessEnd) => void = () => undefined;
  const ended = new Promise<ProcessEnd>((resolve) => (end = resolve));
  const ask = (what: string) => {
    asked.push(what);
    if (obeys.includes(what)) end({ code: 0, signal: null });
  };
  const child = { ended, signal: ask, disconnect: () => ask('disconnect') };
  return { clock, asked, child };
}

describe(endChild, () => {
  it('waits for a process that ends as it is asked', async () => {
    const { clock, asked, child } = build(['disconnect']);
    const end = endChild(child, { ask: ({ disconnect }) => disconnect(), patienceMs: 1000, clock });
    expect(await end).toEqual({ code: 0, signal: null });
    await clock.advance(5000);
    expect(asked).toEqual(['disconnect']);
  });

  it('kills one that does not', async () => {
    const { clock, asked, child } = build(['SIGKILL']);
    const end = endChild(child, { ask: ({ signal }) => signal('SIGTERM'), patienceMs: 1000, clock });
    await clock.advance(999);
    expect(asked).toEqual(['SIGTERM']);
    await clock.advance(1);
    expect(asked).toEqual(['SIGTERM', 'SIGKILL']);
    await end;
  });
});
