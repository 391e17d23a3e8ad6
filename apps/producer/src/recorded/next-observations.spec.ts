import * as fc from 'fast-check';
import { nextObservations, remaining, toResumeInstant } from './next-observations';
import { aRecorded, hoursLater } from './testing/builders';
import type { RecordCheckpoint, WeatherRecord } from './types';

const record: WeatherRecord = [0, 1, 2].flatMap((hour) =>
  ['EWR', 'JFK'].map((station) => aRecorded({ station, observedAt: hoursLater(hour) })),
);
const instant = (hours: number): string => new Date(hoursLater(hours)).toISOString();
const said = (list: WeatherRecord): string[] =>
  list.map(({ station, observedAt }) => `${station}+${(observedAt - hoursLater(0)) / 3_600_000}`);

describe(nextObservations, () => {
  it('begins at the beginning without a checkpoint', () => {
    expect(said(nextObservations(record, {}))).toEqual([
      'EWR+0',
      'JFK+0',
      'EWR+1',
      'JFK+1',
      'EWR+2',
      'JFK+2',
    ]);
  });

  it('goes on after the checkpoint of each station', () => {
    expect(said(nextObservations(record, { EWR: instant(1), JFK: instant(0) }, 2))).toEqual([
      'JFK+1',
      'EWR+2',
    ]);
  });

  it('is empty at the end of the record', () => {
    expect(nextObservations(record, { EWR: instant(2), JFK: instant(99) })).toEqual([]);
  });

  it('publishes everything once, however the run is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 })), (cuts) => {
        const published: string[] = [];
        const checkpoint: Record<string, string> = {};
        for (const count of [...cuts, Infinity]) {
          for (const observation of nextObservations(record, checkpoint, count)) {
            published.push(...said([observation]));
            checkpoint[observation.station] = new Date(observation.observedAt).toISOString();
          }
        }
        expect(published).toEqual(said(record));
      }),
    );
  });
});

describe(remaining, () => {
  it('counts what is left', () => {
    expect(remaining(record, {})).toBe(6);
    expect(remaining(record, { EWR: instant(0) })).toBe(5);
    expect(remaining(record, { EWR: instant(2), JFK: instant(2) })).toBe(0);
  });
});

describe(toResumeInstant, () => {
  it.each<[string, RecordCheckpoint, number]>([
    ['the beginning', {}, 0],
    ['the first observation left of any station', { EWR: instant(1), JFK: instant(0) }, 1],
    ['the end when nothing is left', { EWR: instant(2), JFK: instant(2) }, 2],
  ])('is %s', (_what, checkpoint, hours) => {
    expect(toResumeInstant(record, checkpoint)).toBe(hoursLater(hours));
  });
});
