import * as fc from 'fast-check';
import { isStationId, observationId, toInstantText, toObservationIdParts } from './observation-id';

const stations = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
const instants = fc
  .date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));

describe(observationId, () => {
  it('is the station and the instant in UTC to the second', () => {
    expect(observationId('EWR', new Date('2013-01-01T01:00:00.999-05:00'))).toBe('EWR@2013-01-01T06:00:00Z');
  });

  it('is taken apart into what it was made of', () => {
    fc.assert(
      fc.property(stations, instants, (station, observedAt) => {
        expect(toObservationIdParts(observationId(station, observedAt))).toEqual({ station, observedAt });
      }),
    );
  });

  it('fits the database column of 128 bytes for every station and instant', () => {
    fc.assert(
      fc.property(stations, instants, (station, observedAt) => {
        expect(Buffer.byteLength(observationId(station, observedAt))).toBeLessThanOrEqual(128);
      }),
    );
  });

  it.each(['', 'A B', 'A@B', '.EWR', 'é', 'x'.repeat(65)])('refuses the station id %j', (station) => {
    expect(() => observationId(station, new Date(0))).toThrow(
      expect.objectContaining({ code: 'INVALID_STATION_ID', retriable: false }) as Error,
    );
  });

  it.each([new Date(Number.NaN), new Date(-1), new Date('+010000-01-01T00:00:00Z')])(
    'refuses an instant outside the years 1970 to 9999',
    (instant) => {
      expect(() => toInstantText(instant)).toThrow(
        expect.objectContaining({ code: 'INVALID_INSTANT' }) as Error,
      );
    },
  );
});

describe(toObservationIdParts, () => {
  it.each([
    'EWR',
    'EWR@',
    '@2013-01-01T06:00:00Z',
    'EWR@2013-02-30T06:00:00Z',
    'EWR@2013-01-01T06:00:00.000Z',
    'EWR@2013-01-01T25:00:00Z',
    'A@B@2013-01-01T06:00:00Z',
    'EWR@1969-12-31T23:59:59Z',
  ])('does not know %s', (id) => {
    expect(toObservationIdParts(id)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(toObservationIdParts(text)).toBeUndefined();
      }),
    );
  });
});

describe(isStationId, () => {
  it('allows what stations are called', () => {
    expect(['EWR', 'a', 'paris-orly', '10.5_x'].every(isStationId)).toBe(true);
  });
});
