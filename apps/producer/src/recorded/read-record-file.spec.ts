import { join } from 'node:path';
import { checkBounds } from '@weather-stream/message-schema';
import { newYorkAirports } from '@weather-stream/runtime-config';
import { findStation } from './find-station';
import { readRecordFile, recordFileName } from './read-record-file';
import { toRecordedDocument } from './to-recorded-document';

const folder = join(__dirname, '../../data');

describe(readRecordFile, () => {
  it('says which file is missing or no record', () => {
    for (const path of [join(folder, 'no-such-file.csv.gz'), join(folder, 'README.md')]) {
      expect(() => readRecordFile(path)).toThrow(
        expect.objectContaining({
          code: 'RECORD_UNREADABLE',
          message: expect.stringContaining(path) as string,
        }) as Error,
      );
    }
  });
});

describe('the record of 2013', () => {
  const record = readRecordFile(join(folder, recordFileName));
  const missing = (name: keyof (typeof record)[number]): number =>
    record.filter((observation) => observation[name] === undefined).length;

  it('has the 26,115 observations of its source, each station and instant once', () => {
    expect(record).toHaveLength(26_115);
    expect(new Set(record.map(({ station, observedAt }) => `${station}@${observedAt}`)).size).toBe(26_115);
    expect(newYorkAirports.map(({ id }) => record.filter(({ station }) => station === id).length)).toEqual([
      8703, 8706, 8706,
    ]);
  });

  it('lacks what its source lacks', () => {
    expect({
      temp: missing('temp_f'),
      direction: missing('wind_degree'),
      wind: missing('wind_mph'),
      gust: missing('gust_mph'),
      pressure: missing('pressure_mb'),
      precipitation: missing('precip_in'),
    }).toEqual({ temp: 1, direction: 460, wind: 4, gust: 20_778, pressure: 2729, precipitation: 0 });
  });

  it('holds exactly one observation that cannot be true, and the bounds find it', () => {
    const impossible = record.filter((recorded) => {
      const station = findStation(newYorkAirports, recorded.station);
      return station === undefined || checkBounds(toRecordedDocument(recorded, station, 0)).length > 0;
    });
    expect(
      impossible.map(({ station, observedAt }) => [station, new Date(observedAt).toISOString()]),
    ).toEqual([['EWR', '2013-02-12T08:00:00.000Z']]);
  });
});
