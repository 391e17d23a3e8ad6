import { newYorkAirports } from '@weather-stream/runtime-config';
import { findStation } from './find-station';

describe(findStation, () => {
  it.each([
    ['EWR', 'EWR'],
    ['iata:EWR', 'EWR'],
    ['iata:ewr', 'EWR'],
    ['40.6925,-74.168667', 'EWR'],
    ['40.64, -73.78', 'JFK'],
    ['40.777245,-73.872608', 'LGA'],
    ['40.7,-73.82', 'JFK'],
    ['40.6925,-74.45', 'EWR'],
  ])('%s means %s', (query, id) => {
    expect(findStation(newYorkAirports, query)?.id).toBe(id);
  });

  it.each(['', 'iata:', 'iata:LHR', 'Newark', '51.47,-0.45', '40.69', '40.69,', 'NaN,NaN'])(
    '%j means none',
    (query) => {
      expect(findStation(newYorkAirports, query)).toBeUndefined();
    },
  );

  it.each(newYorkAirports)('finds $id by its own coordinates', ({ id, lat, lon }) => {
    expect(findStation(newYorkAirports, `${lat},${lon}`)?.id).toBe(id);
  });
});
