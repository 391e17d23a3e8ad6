import * as fc from 'fast-check';
import { parseRecord, recordHeader } from './parse-record';
import { aRecorded, hoursLater } from './testing/builders';
import type { RecordedObservation } from './types';

const names = recordHeader.split(',').slice(2) as (keyof RecordedObservation)[];
const toLine = (observation: RecordedObservation): string =>
  [
    observation.station,
    new Date(observation.observedAt).toISOString(),
    ...names.map((name) => String(observation[name] ?? '')),
  ].join(',');
const parse = (...lines: string[]): readonly RecordedObservation[] =>
  parseRecord([recordHeader, ...lines].join('\n') + '\n');

describe(parseRecord, () => {
  it('leaves out what is missing', () => {
    expect(parse('EWR,2013-01-01T06:00:00Z,39.02,,59.37,0,10.35702,,0,1012,10')).toEqual([
      {
        station: 'EWR',
        observedAt: hoursLater(0),
        temp_f: 39.02,
        humidity: 59.37,
        wind_degree: 0,
        wind_mph: 10.35702,
        precip_in: 0,
        pressure_mb: 1012,
        vis_miles: 10,
      },
    ]);
  });

  it('reads every record that can be written, in the order of instant and station', () => {
    const observations = fc.record(
      {
        station: fc.constantFrom('EWR', 'JFK', 'LGA'),
        observedAt: fc.integer({ min: 0, max: 8760 }).map(hoursLater),
        temp_f: fc.integer({ min: -50, max: 110 }),
        gust_mph: fc.double({ min: 0, max: 99, noNaN: true }).map((speed) => Number(speed.toFixed(5))),
      },
      { requiredKeys: ['station', 'observedAt'] },
    );
    const unique = fc.uniqueArray(observations, {
      selector: ({ station, observedAt }) => `${station}${observedAt}`,
    });
    fc.assert(
      fc.property(unique, (record) => {
        const sorted = [...record].sort(
          (a, b) => a.observedAt - b.observedAt || a.station.localeCompare(b.station),
        );
        expect(
          record.length === 0 || parse(...record.map((one) => toLine(one as RecordedObservation))),
        ).toEqual(record.length === 0 || sorted);
      }),
    );
  });

  it.each([
    ['a wrong instant', 'EWR,yesterday,,,,,,,,,'],
    ['a value that is no number', toLine(aRecorded()).replace('39.02', 'NA')],
    ['a cell too few', 'EWR,2013-01-01T06:00:00Z,39.02'],
    ['no station', toLine(aRecorded({ station: '' }))],
  ])('refuses %s, and says in which line', (_what, line) => {
    expect(() => parse(toLine(aRecorded()), line)).toThrow(
      expect.objectContaining({
        code: 'RECORD_UNREADABLE',
        message: expect.stringContaining('Line 3') as string,
      }) as Error,
    );
  });

  it('refuses a file of another shape', () => {
    expect(() => parseRecord('origin,year,month\n')).toThrow('must begin with');
  });
});
