import { createConnectorRunner } from './create-connector-runner';
import { buildConnector, taken, thrown } from './testing/build-connector';
import { useConnectorHub } from './testing/start-connector-hub';

const start = useConnectorHub();
const minute = 60_000;
const offsetsOf = (payloads: { offset: number }[][]): number[][] =>
  payloads.map((payload) => payload.map(({ offset }) => offset));

describe(createConnectorRunner, () => {
  it('moves what has come when the batch time is over, counted from the first message', async () => {
    const { clock, put, payloads } = start();
    await clock.advance(10 * minute);
    put(1);
    await clock.advance(30_000);
    put(2);
    await clock.advance(29_999);
    expect(payloads).toEqual([]);
    await clock.advance(1);
    expect(offsetsOf(payloads)).toEqual([[0, 1, 2]]);
  });

  it('moves a full batch at once, and what is left when its time is over', async () => {
    const { clock, put, payloads } = start({ batchSizeInNum: 3 });
    put(8);
    await clock.advance(1000);
    expect(offsetsOf(payloads)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    await clock.advance(minute);
    expect(offsetsOf(payloads).at(-1)).toEqual([6, 7]);
  });

  it.each(['read', 'invoke'] as const)('tries again until it may %s, and loses nothing', async (act) => {
    const { clock, put, payloads, forbid, hub, lines } = start({ batchSizeInNum: 2 });
    forbid(act);
    put(2);
    await clock.advance(10 * minute);
    expect(payloads).toEqual([]);
    expect(hub.status()).toMatchObject([{ phase: 'waiting to try again', lastError: `may not ${act}` }]);
    expect(lines).toContainEqual(expect.stringContaining(`failed: may not ${act}`));
    forbid();
    await clock.advance(minute);
    expect(offsetsOf(payloads)).toEqual([[0, 1]]);
  });

  it('calls nobody while there is nothing to move', async () => {
    const { clock, payloads } = start();
    await clock.advance(60 * minute);
    expect(payloads).toEqual([]);
    expect(clock.sleeperCount()).toBe(0);
  });

  it('delivers the same batch again until it is taken, with growing waits, and nothing before it', async () => {
    const { clock, put, payloads, answer, hub } = start({ batchSizeInNum: 2 });
    answer(() => Promise.resolve(thrown));
    put(2);
    await clock.advance(0);
    put(1);
    await clock.advance(1000 + 2000 + 4000);
    expect(offsetsOf(payloads)).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
    expect(hub.status()).toMatchObject([
      {
        phase: 'waiting to try again',
        failedAttempts: 4,
        lag: 3,
        moves: 0,
        lastError: expect.any(String) as string,
      },
    ]);
    await clock.advance(24 * 60 * minute);
    expect(payloads.length).toBeGreaterThan(24 * 60);
    expect(new Set(offsetsOf(payloads).map(String))).toEqual(new Set(['0,1']));
    answer(() => Promise.resolve(taken));
    await clock.advance(2 * minute);
    expect(offsetsOf(payloads).slice(-2)).toEqual([[0, 1], [2]]);
    const [status] = hub.status();
    expect(status).toMatchObject({
      phase: 'collecting',
      failedAttempts: 0,
      lag: 0,
      moves: 2,
      messagesMoved: 3,
    });
    expect(status).not.toHaveProperty('lastError');
  });

  it('makes one move at a time', async () => {
    const { clock, put, payloads, answer } = start({ batchSizeInNum: 1 });
    const calls: (() => void)[] = [];
    answer(() => new Promise((resolve) => calls.push(() => resolve(taken))));
    put(3);
    await clock.advance(10 * minute);
    expect(payloads).toHaveLength(1);
    calls[0]?.();
    await clock.advance(0);
    expect(payloads).toHaveLength(2);
  });

  it('goes on after its position when the cloud starts again', async () => {
    const { clock, put, payloads, restart } = start({ batchSizeInNum: 2 });
    put(2);
    await clock.advance(0);
    await restart();
    put(2);
    await clock.advance(1000);
    expect(offsetsOf(payloads)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('gives up a call when the cloud closes, and repeats it after the next start', async () => {
    const { clock, put, payloads, answer, restart } = start({ batchSizeInNum: 2 });
    answer(
      ({ signal }) =>
        new Promise((resolve) =>
          signal?.addEventListener('abort', () => resolve({ ...thrown, status: 444 })),
        ),
    );
    put(2);
    await clock.advance(0);
    await restart();
    answer(() => Promise.resolve(taken));
    await clock.advance(1000);
    expect(offsetsOf(payloads)).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  it('begins after the youngest message there is, with LATEST, and only once decides where that is', async () => {
    const { clock, put, payloads, restart, stream, setConnectors } = start();
    setConnectors();
    put(5);
    const source = { streamId: 'stream', cursor: 'LATEST' } as const;
    setConnectors(buildConnector({ batchSizeInNum: 1 }, { source, id: 'latest' }));
    await clock.advance(0);
    expect(stream.reader.endOffsets('stream')).toEqual({ '0': 5 });
    await restart();
    put(1);
    await clock.advance(1000);
    expect(offsetsOf(payloads)).toEqual([[5]]);
  });

  it('puts the partitions of a stream into one batch, the oldest messages first', async () => {
    const { clock, put, payloads } = start({ batchSizeInNum: 4 }, { partitions: 3 });
    for (const partition of ['2', '0', '2', '1']) {
      put(1, partition);
      await clock.advance(1);
    }
    await clock.advance(1000);
    expect(payloads).toMatchObject([
      [
        { partition: '2', offset: 0 },
        { partition: '0', offset: 0 },
        { partition: '2', offset: 1 },
        { partition: '1', offset: 0 },
      ],
    ]);
  });

  it('goes on at the oldest message when retention was faster, and says how many are lost', async () => {
    const { clock, put, payloads, restart, stream, lines } = start({ batchSizeInNum: 2 });
    await clock.advance(0);
    put(5);
    stream.trim('0', 3);
    await restart();
    await clock.advance(1000);
    expect(offsetsOf(payloads)).toEqual([[3, 4]]);
    expect(lines.join('\n')).toContain('up to 3 messages');
  });

  it('waits for a stream that is not there, and moves when it is', async () => {
    const { clock, put, payloads, stream, hub } = start({ batchSizeInNum: 1 });
    put(1);
    stream.setGone(true);
    await clock.advance(minute);
    expect(hub.status()).toMatchObject([{ phase: 'waiting to try again', partitions: [] }]);
    stream.setGone(false);
    await clock.advance(minute);
    expect(offsetsOf(payloads)).toEqual([[0]]);
  });

  it('writes a run log', async () => {
    const { clock, put, lines } = start({ batchSizeInNum: 2 });
    put(2);
    await clock.advance(0);
    expect(lines).toEqual([
      expect.stringMatching(/^CONNECTOR_RUN_STARTED messagesRead=2 bytes=\d+$/) as string,
      'CONNECTOR_RUN_COMPLETED messagesRead=2 messagesWritten=2',
    ]);
  });
});
