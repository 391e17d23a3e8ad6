import { createManualClock } from '@weather-stream/service-kit';
import type { CloudStatus } from '../cloud/cloud-client';
import { openLedger, type LedgerDeps } from './open-ledger';

const status = (put: number, lag: number, rejected = 0): CloudStatus => ({
  streams: { s: [{ partition: '0', endOffset: put }], r: [{ partition: '0', endOffset: rejected }] },
  connectors: [{ id: 'c', name: 'c', phase: 'moving', lag }],
});

/** A pipeline in which `a` was stored before, `b` is stored by this run, and `c` is rejected. */
function build(statuses: CloudStatus[], overrides: Partial<LedgerDeps> = {}) {
  const clock = createManualClock();
  const stored = new Set(['a']);
  const deps: LedgerDeps = {
    status: () => Promise.resolve((statuses.length > 1 ? statuses.shift() : statuses[0]) ?? status(0, 0)),
    streamId: 's',
    rejectedStreamId: 'r',
    readPublished: () =>
      Promise.resolve(
        ['a', 'b', 'c'].map((observationId, offset) => ({
          observationId,
          position: `weatherstrm/0/${offset}`,
        })),
      ),
    readRejected: () => Promise.resolve([{ rejectionId: 'weatherstrm/0/2' }]),
    readStoredIds: () => Promise.resolve(new Set(stored)),
    clock,
    signal: new AbortController().signal,
    ...overrides,
  };
  return { clock, stored, deps };
}

describe(openLedger, () => {
  it('waits for the connector and then finds every observation in its place', async () => {
    const { clock, stored, deps } = build([status(0, 0), status(3, 3), status(3, 1), status(3, 0, 1)]);
    const ledger = await openLedger(deps);
    stored.add('b');
    const outcome = ledger.settle();
    await clock.advance(1000);
    expect(await outcome).toEqual({ published: 3, stored: 1, rejected: 1, duplicates: 1, unaccounted: [] });
  });

  it('reads only what came after it was opened', async () => {
    const readPublished = jest.fn(() => Promise.resolve([]));
    const { deps } = build([status(5, 0), status(9, 0)], {
      readPublished,
      readRejected: () => Promise.resolve([]),
    });
    await (await openLedger(deps)).settle();
    expect(readPublished).toHaveBeenCalledWith({ '0': 5 }, { '0': 9 });
  });

  it('gives up when nothing has moved for a minute, and names what is missing', async () => {
    const { clock, deps } = build([status(0, 0), status(3, 2)]);
    const ledger = await openLedger(deps);
    const outcome = expect(ledger.settle()).rejects.toMatchObject({
      code: 'UNACCOUNTED',
      account: { published: 3, unaccounted: ['b'] },
    });
    await clock.advance(61_000);
    await outcome;
  });

  it('names the last error of the connector, and says nothing of a minute when it has not waited', async () => {
    const [waiting, done] = [status(3, 2), status(3, 0)];
    const [connector] = waiting.connectors;
    if (connector !== undefined) connector.lastError = 'The function answered 502.';
    const stuck = build([status(0, 0), waiting]);
    const settled = expect((await openLedger(stuck.deps)).settle()).rejects.toThrow(
      /nothing has moved for a minute: b\. The connector's last error: The function answered 502\. .*local:reset/,
    );
    await stuck.clock.advance(61_000);
    await settled;
    const lost = (await openLedger(build([status(0, 0), done]).deps)).settle();
    await expect(lost).rejects.toThrow(/^1 published observations [^,]*: b\. Start again/);
  });

  it('stops waiting when told to', async () => {
    const stop = new AbortController();
    const { clock, deps } = build([status(0, 0), status(3, 2)], { signal: stop.signal });
    const outcome = expect((await openLedger(deps)).settle()).rejects.toThrow('enough');
    await clock.advance(200);
    stop.abort(new Error('enough'));
    await outcome;
  });
});
