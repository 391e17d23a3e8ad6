import { createConnectorHub } from './create-connector-hub';
import { buildConnector, taken, thrown } from './testing/build-connector';
import { useConnectorHub } from './testing/start-connector-hub';

const start = useConnectorHub();
const minute = 60_000;

describe(createConnectorHub, () => {
  it('stops a connector that is deactivated, and goes on where it was when it is activated', async () => {
    const { clock, put, payloads, setConnectors, hub } = start({ batchSizeInNum: 1 });
    put(1);
    await clock.advance(0);
    setConnectors(buildConnector({ batchSizeInNum: 1 }, { lifecycleState: 'INACTIVE' }));
    put(2);
    await clock.advance(10 * minute);
    expect(payloads).toHaveLength(1);
    expect(hub.status()).toMatchObject([{ phase: 'inactive', lag: 2 }]);
    setConnectors(buildConnector({ batchSizeInNum: 1 }));
    await clock.advance(1000);
    expect(payloads.flat().map(({ offset }) => offset)).toEqual([0, 1, 2]);
  });

  it('moves what a connector has missed that was deactivated before it knew where it begins', async () => {
    const { clock, put, payloads, setConnectors, holdPositions } = start({}, { id: 'other' });
    const release = holdPositions();
    setConnectors(buildConnector({ batchSizeInNum: 1 }));
    setConnectors(buildConnector({ batchSizeInNum: 1 }, { lifecycleState: 'INACTIVE' }));
    release();
    put(1);
    await clock.advance(minute);
    expect(payloads).toEqual([]);
    setConnectors(buildConnector({ batchSizeInNum: 1 }));
    await clock.advance(1000);
    expect(payloads.flat().map(({ offset }) => offset)).toEqual([0]);
  });

  it.each(['ACTIVE', 'INACTIVE', 'UPDATING'])(
    'closes also when a connector became %s before it knew where it begins',
    async (lifecycleState) => {
      const { clock, setConnectors, holdPositions, hub } = start({}, { id: 'other' });
      const release = holdPositions();
      setConnectors(buildConnector());
      setConnectors(buildConnector({}, { lifecycleState, displayName: 'changed' }));
      release();
      await clock.advance(0);
      let isClosed = false;
      void hub.close().then(() => (isClosed = true));
      await clock.advance(0);
      expect(isClosed).toBe(true);
    },
  );

  it('begins to move as soon as a connector that is being made is active', async () => {
    const { clock, put, payloads, setConnectors } = start(
      { batchSizeInNum: 1 },
      { lifecycleState: 'CREATING' },
    );
    put(1);
    await clock.advance(minute);
    expect(payloads).toEqual([]);
    setConnectors(buildConnector({ batchSizeInNum: 1 }));
    await clock.advance(1000);
    expect(payloads).toHaveLength(1);
  });

  it('finds out by itself when a connector has become active, or inactive', async () => {
    const { clock, put, payloads, setConnectors, setConnectorsSilently, hub } = start(
      { batchSizeInNum: 1 },
      { lifecycleState: 'CREATING' },
    );
    put(1);
    await clock.advance(0);
    setConnectorsSilently(buildConnector({ batchSizeInNum: 1 }));
    await clock.advance(1000);
    expect(payloads).toHaveLength(1);
    setConnectors(buildConnector({ batchSizeInNum: 1 }, { lifecycleState: 'UPDATING' }));
    setConnectorsSilently(buildConnector({ batchSizeInNum: 1 }, { lifecycleState: 'INACTIVE' }));
    put(1);
    await clock.advance(minute);
    expect(payloads).toHaveLength(1);
    expect(hub.status()).toMatchObject([{ phase: 'inactive', lag: 1 }]);
  });

  it('uses changed settings for the messages that wait, without losing one', async () => {
    const { clock, put, payloads, setConnectors } = start({ batchTimeInSec: 600 });
    put(3);
    await clock.advance(5 * minute);
    setConnectors(buildConnector({ batchSizeInNum: 2, batchTimeInSec: 60 }));
    await clock.advance(1000);
    expect(payloads.map((payload) => payload.length)).toEqual([2]);
    await clock.advance(minute);
    expect(payloads.flat().map(({ offset }) => offset)).toEqual([0, 1, 2]);
  });

  it('lets a call under way finish when settings change, and does not repeat it', async () => {
    const { clock, put, payloads, setConnectors, answer } = start({ batchSizeInNum: 2 });
    let finish: () => void = () => undefined;
    answer(() => new Promise((resolve) => (finish = () => resolve(taken))));
    put(2);
    await clock.advance(0);
    setConnectors(buildConnector({ batchSizeInNum: 1 }));
    await clock.advance(1000);
    finish();
    await clock.advance(minute);
    expect(payloads).toHaveLength(1);
  });

  it('tries a batch that fails again with the changed settings, at once', async () => {
    const { clock, put, payloads, setConnectors, answer } = start({ batchSizeInNum: 4 });
    answer(() => Promise.resolve(thrown));
    put(4);
    await clock.advance(10 * minute);
    answer(() => Promise.resolve(taken));
    payloads.length = 0;
    setConnectors(buildConnector({ batchSizeInNum: 1 }));
    await clock.advance(0);
    expect(payloads.map((payload) => payload.length)).toEqual([1, 1, 1, 1]);
  });

  it('forgets a connector that is deleted: another with the same id begins anew', async () => {
    const { clock, put, payloads, setConnectors, hub } = start({ batchSizeInNum: 1 });
    put(1);
    await clock.advance(0);
    setConnectors();
    await clock.advance(minute);
    expect(hub.status()).toEqual([]);
    put(1);
    await clock.advance(minute);
    expect(payloads).toHaveLength(1);
    setConnectors(buildConnector({ batchSizeInNum: 1 }));
    await clock.advance(1000);
    expect(payloads.flat().map(({ offset }) => offset)).toEqual([0, 0, 1]);
  });

  it('moves the messages of two connectors of one stream independently', async () => {
    const { clock, put, payloads, setConnectors, answer } = start({
      batchSizeInNum: 1,
      functionId: 'broken',
    });
    setConnectors(
      buildConnector({ batchSizeInNum: 1, functionId: 'broken' }),
      buildConnector({ batchSizeInNum: 1, functionId: 'sound' }, { id: 'two' }),
    );
    answer(({ principal }) =>
      Promise.resolve(principal.kind === 'service' && principal.resourceId === 'two' ? taken : thrown),
    );
    put(3);
    await clock.advance(500);
    expect(payloads.map(([message]) => message?.offset).sort()).toEqual([0, 0, 1, 2]);
  });

  it('does not wait for a call under way when it closes', async () => {
    const { clock, put, answer, hub, setConnectors } = start({ batchSizeInNum: 1 });
    answer(
      ({ signal }) =>
        new Promise((resolve) =>
          signal?.addEventListener('abort', () => resolve({ ...thrown, status: 444 })),
        ),
    );
    put(1);
    await clock.advance(0);
    setConnectors();
    await hub.close();
    expect(clock.sleeperCount()).toBe(0);
  });
});
