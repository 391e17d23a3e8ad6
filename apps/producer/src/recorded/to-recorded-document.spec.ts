import { newYorkAirports } from '@weather-stream/runtime-config';
import { aRecorded, hoursLater } from './testing/builders';
import { toRecordedDocument } from './to-recorded-document';

const [newark] = newYorkAirports;

describe(toRecordedDocument, () => {
  it('says what the record says, in both unit systems', () => {
    expect(toRecordedDocument(aRecorded({ gust_mph: 20.71 }), newark, hoursLater(0.5))).toEqual({
      location: {
        name: 'Newark Liberty Intl',
        region: 'New Jersey',
        country: 'United States of America',
        lat: 40.6925,
        lon: -74.168667,
        tz_id: 'America/New_York',
        localtime_epoch: 1_357_021_800,
        localtime: '2013-01-01 01:30',
      },
      current: {
        last_updated_epoch: 1_357_020_000,
        last_updated: '2013-01-01 01:00',
        temp_c: 3.9,
        temp_f: 39,
        condition: { text: 'Dry', derived_by: 'weather-stream recorded-conditions v1' },
        wind_mph: 10.4,
        wind_kph: 16.7,
        wind_degree: 270,
        wind_dir: 'W',
        pressure_mb: 1012,
        pressure_in: 29.88,
        precip_mm: 0,
        precip_in: 0,
        humidity: 59,
        dewpoint_c: -3.3,
        dewpoint_f: 26.1,
        vis_km: 16.1,
        vis_miles: 10,
        gust_mph: 20.7,
        gust_kph: 33.3,
      },
    });
  });

  it('invents nothing: an empty row has an instant only', () => {
    const { current } = toRecordedDocument(
      { station: 'EWR', observedAt: hoursLater(0) },
      newark,
      hoursLater(0),
    );
    expect(Object.keys(current)).toEqual(['last_updated_epoch', 'last_updated']);
  });

  it.each([
    [0, undefined],
    [360, 'N'],
    [10, 'N'],
  ])('takes a direction of %i degrees for %s', (wind_degree, wind_dir) => {
    const { current } = toRecordedDocument(aRecorded({ wind_degree }), newark, hoursLater(0));
    expect([current.wind_degree, current.wind_dir]).toEqual(
      wind_dir === undefined ? [undefined, undefined] : [wind_degree, wind_dir],
    );
  });
});
