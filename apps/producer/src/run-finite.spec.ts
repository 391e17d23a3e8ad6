import { createManualClock } from '@weather-stream/service-kit';
import { newYorkAirports } from '@weather-stream/runtime-config';
import type { ObservationPublisher } from './create-observation-publisher';
import type { PublishOutcome } from './publish/types';
import { publishCount } from './run-count';
import { publishOnce } from './run-once';
import { aLog } from './testing/a-log';
import { anObservation } from './testing/an-observation';

/** A record of so many hours, in which some stations begin later and some lack hours. */
const aRecording = (hours: number, has: (station: string, hour: number) => boolean = () => true) => {
  let hour = 0;
  const latest = (station: string) => {
    for (let at = hour; at >= 0; at -= 1) if (has(station, at)) return at;
    return undefined;
  };
  const poll = (station: { id: string }) => {
    const at = latest(station.id);
    return at === undefined
      ? Promise.reject(Object.assign(new Error('no such place'), { code: 'STATION_UNKNOWN' }))
      : Promise.resolve(anObservation(at));
  };
  const recording = { step: () => (hour = Math.min(hour + 1, hours - 1)), isAtEnd: () => hour === hours - 1 };
  return { poll, recording };
};

const aPublisher = (outcome: (index: number) => Promise<PublishOutcome>) => {
  const taken: string[] = [];
  const last = new Map<string, number>();
  const publisher: ObservationPublisher = {
    publish: (station, { current }) => {
      if (current.last_updated_epoch <= (last.get(station) ?? 0))
        return Promise.resolve({ kind: 'unchanged' });
      last.set(station, current.last_updated_epoch);
      taken.push(`${station} ${new Date(current.last_updated_epoch * 1000).toISOString().slice(11, 13)}`);
      return Promise.resolve({ kind: 'taken', outcome: outcome(taken.length) });
    },
  };
  return { publisher, taken };
};

const stored = (): Promise<PublishOutcome> => Promise.resolve({ kind: 'stored' });
const options = (signal = new AbortController().signal) => ({
  stations: newYorkAirports,
  clock: createManualClock(),
  logger: aLog().logger,
  onPollFailed: () => undefined,
  signal,
});

describe(publishCount, () => {
  it('takes exactly so many, hour by hour in the order of the stations', async () => {
    const { publisher, taken } = aPublisher(stored);
    const tally = await publishCount({ ...options(), ...aRecording(10), publisher, count: 4 });
    expect(taken).toEqual(['EWR 06', 'JFK 06', 'LGA 06', 'EWR 07']);
    expect(await tally.total()).toEqual({ published: 4, failed: 0 });
  });

  it('passes over hours that a station lacks, also its first', async () => {
    const { publisher, taken } = aPublisher(stored);
    const recording = aRecording(4, (station, hour) => station !== 'JFK' || hour === 2);
    await publishCount({ ...options(), ...recording, publisher, count: 9 });
    expect(taken.filter((each) => each.startsWith('JFK'))).toEqual(['JFK 08']);
    expect(taken).toHaveLength(9);
  });

  it('ends at the end of the record, whatever was asked for', async () => {
    const { publisher, taken } = aPublisher(stored);
    await publishCount({ ...options(), ...aRecording(2), publisher, count: 1000 });
    expect(taken).toHaveLength(6);
  });

  it('ends when the publisher gives up, though others are still on their way', async () => {
    const { publisher, taken } = aPublisher((index) =>
      index === 2
        ? Promise.resolve({ kind: 'gave-up', error: new Error('away') })
        : new Promise(() => undefined),
    );
    const tally = await publishCount({ ...options(), ...aRecording(500), publisher, count: 1000 });
    expect(tally.hasGivenUp()).toBe(true);
    expect(taken.length).toBeLessThan(10);
  });

  it('goes on after an observation that the stream refuses, and counts it', async () => {
    const { publisher } = aPublisher((index) =>
      index === 2 ? Promise.resolve({ kind: 'refused', error: new Error('no') }) : stored(),
    );
    const tally = await publishCount({ ...options(), ...aRecording(10), publisher, count: 5 });
    expect(await tally.total()).toEqual({ published: 4, failed: 1 });
  });

  it('ends when it is stopped', async () => {
    const stop = new AbortController();
    const { publisher } = aPublisher((index) => {
      if (index === 5) stop.abort();
      return new Promise(() => undefined);
    });
    const run = publishCount({ ...options(stop.signal), ...aRecording(500), publisher, count: 1000 });
    await expect(run).resolves.toBeDefined();
  });
});

describe(publishOnce, () => {
  it('publishes the next observation of each station, wherever in the record it is', async () => {
    const { publisher, taken } = aPublisher(stored);
    const recording = aRecording(9, (station, hour) => station !== 'JFK' || hour === 3);
    const tally = await publishOnce({ ...options(), ...recording, publisher });
    expect(taken).toEqual(['EWR 06', 'LGA 06', 'JFK 09']);
    expect(await tally.total()).toEqual({ published: 3, failed: 0 });
  });

  it('polls a live source once, and counts a poll that fails beside those that do not', async () => {
    const { publisher, taken } = aPublisher(stored);
    const poll = ({ id }: { id: string }) =>
      id === 'JFK' ? Promise.reject(new Error('away')) : Promise.resolve(anObservation());
    const tally = await publishOnce({ ...options(), poll, publisher });
    expect(taken).toEqual(['EWR 06', 'LGA 06']);
    expect(await tally.total()).toEqual({ published: 2, failed: 1 });
  });

  it('ends at the end of the record with nothing new', async () => {
    const { publisher, taken } = aPublisher(stored);
    const { poll, recording } = aRecording(1);
    await publishOnce({ ...options(), poll, recording, publisher });
    const again = await publishOnce({ ...options(), poll, recording, publisher });
    expect(taken).toHaveLength(3);
    expect(await again.total()).toEqual({ published: 0, failed: 0 });
  });
});
