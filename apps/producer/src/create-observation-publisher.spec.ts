import { createManualClock } from '@weather-stream/service-kit';
import { loadCheckpoint } from './create-checkpoint';
import { createObservationPublisher } from './create-observation-publisher';
import type { Delivery, PublishOutcome } from './publish/types';
import { aLog } from './testing/a-log';
import { anObservation, firstHour } from './testing/an-observation';

const hour = (hours: number) => new Date(firstHour.getTime() + hours * 3_600_000);
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A publisher whose outcomes the test decides, in any order. */
const aStream = () => {
  const settles: ((outcome: PublishOutcome) => void)[] = [];
  const publish = (): Promise<Delivery> =>
    Promise.resolve({ outcome: new Promise((resolve) => settles.push(resolve)) });
  return { publish, settles };
};

const setUp = async (hasRejectedStream = true) => {
  const { lines, logger } = aLog();
  const stream = aStream();
  const rejected = aStream();
  const clock = createManualClock();
  const checkpoint = await loadCheckpoint({ sourceKind: 'recorded', clock, logger });
  const publisher = createObservationPublisher({
    publisher: stream,
    rejectedPublisher: hasRejectedStream ? rejected : undefined,
    checkpoint,
    sourceKind: 'recorded',
    clock,
    logger,
  });
  return { publisher, stream, rejected, checkpoint, clock, lines };
};

describe(createObservationPublisher, () => {
  it('takes each observation of a station once, also while it is on its way', async () => {
    const { publisher } = await setUp();
    expect((await publisher.publish('EWR', anObservation(1))).kind).toBe('taken');
    expect((await publisher.publish('EWR', anObservation(1))).kind).toBe('unchanged');
    expect((await publisher.publish('EWR', anObservation(0))).kind).toBe('unchanged');
    expect((await publisher.publish('JFK', anObservation(1))).kind).toBe('taken');
  });

  it('takes nothing that the checkpoint knows', async () => {
    const { publisher, checkpoint } = await setUp();
    checkpoint.acknowledge('EWR', hour(3));
    expect((await publisher.publish('EWR', anObservation(3))).kind).toBe('unchanged');
    expect((await publisher.publish('EWR', anObservation(4))).kind).toBe('taken');
  });

  it('moves the checkpoint only past what was acknowledged, on whichever stream', async () => {
    const { publisher, stream, rejected, checkpoint, lines } = await setUp();
    await publisher.publish('EWR', anObservation(0, { wind_mph: 1048.4 }));
    await publisher.publish('EWR', anObservation(1));
    stream.settles[0]?.({ kind: 'stored' });
    await settle();
    expect(checkpoint.last('EWR')).toBeUndefined();
    rejected.settles[0]?.({ kind: 'stored' });
    await settle();
    expect(checkpoint.last('EWR')).toEqual(hour(1));
    expect(lines).toMatchObject([{ event: 'rejected', reason: 'IMPOSSIBLE_VALUE' }]);
  });

  it.each<[PublishOutcome, string[]]>([
    [{ kind: 'unsent' }, []],
    [{ kind: 'gave-up', error: new Error('away') }, ['not-published']],
  ])('leaves for the next start what ends as %p, and all after it', async (end, events) => {
    const { publisher, stream, checkpoint, lines } = await setUp();
    for (const hours of [0, 1, 2]) await publisher.publish('EWR', anObservation(hours));
    stream.settles[0]?.({ kind: 'stored' });
    stream.settles[1]?.(end);
    stream.settles[2]?.({ kind: 'stored' });
    await settle();
    expect(checkpoint.last('EWR')).toEqual(hour(0));
    expect(lines.map(({ event }) => event)).toEqual(events);
  });

  it('says what the stream refuses for good, and goes on after it', async () => {
    const { publisher, stream, checkpoint, lines } = await setUp();
    await publisher.publish('EWR', anObservation(0));
    stream.settles[0]?.({ kind: 'refused', error: new Error('no') });
    await settle();
    expect(checkpoint.last('EWR')).toEqual(hour(0));
    expect(lines).toMatchObject([
      { event: 'not-published', level: 'error', observationId: 'EWR@2013-01-01T06:00:00Z' },
    ]);
  });

  it('keeps an impossible value off the stream also where there is no other to keep it on, and says so', async () => {
    const { publisher, stream, lines } = await setUp(false);
    const publication = await publisher.publish('EWR', anObservation(0, { wind_mph: 1048.4 }));
    expect(publication.kind === 'taken' && (await publication.outcome).kind).toBe('refused');
    expect(stream.settles).toEqual([]);
    expect(lines).toMatchObject([
      { event: 'rejected', observationId: 'EWR@2013-01-01T06:00:00Z' },
      { event: 'not-published', level: 'error' },
    ]);
  });

  describe('with an observation that claims to be of the future', () => {
    const inHours = (nowMs: number, hours: number) =>
      anObservation(0, { last_updated_epoch: nowMs / 1000 + hours * 3600 });

    it('rejects it once, and takes the true ones after it', async () => {
      const { publisher, stream, rejected, checkpoint, clock, lines } = await setUp();
      const nextYear = inHours(clock.now(), 400 * 24);
      expect((await publisher.publish('EWR', nextYear)).kind).toBe('taken');
      expect((await publisher.publish('EWR', nextYear)).kind).toBe('unchanged');
      rejected.settles[0]?.({ kind: 'stored' });
      await settle();
      expect(checkpoint.last('EWR')).toBeUndefined();
      expect((await publisher.publish('EWR', inHours(clock.now(), 0))).kind).toBe('taken');
      stream.settles[0]?.({ kind: 'stored' });
      await settle();
      expect(checkpoint.last('EWR')).toEqual(new Date(clock.now()));
      expect([rejected.settles, stream.settles].map(({ length }) => length)).toEqual([1, 1]);
      expect(lines).toMatchObject([{ event: 'rejected', reason: 'IMPOSSIBLE_VALUE' }]);
    });

    it('leaves it rejected when its time has come', async () => {
      const { publisher, clock } = await setUp();
      const soon = inHours(clock.now(), 2);
      await publisher.publish('EWR', soon);
      await clock.advance(3 * 3_600_000);
      expect((await publisher.publish('EWR', soon)).kind).toBe('unchanged');
    });

    it('lets a source be ahead by an hour, as one that misreads summer time is', async () => {
      const { publisher, stream, clock } = await setUp();
      await publisher.publish('EWR', inHours(clock.now(), 1));
      expect(stream.settles).toHaveLength(1);
    });
  });
});
