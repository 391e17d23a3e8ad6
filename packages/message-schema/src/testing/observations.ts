import { toObservationEnvelope, type ObservationEnvelope } from '../observation-envelope';
import type { WeatherObservation } from '../weather-observation';

/** 2013-01-01T06:00:00Z, the first hour of the recorded year. */
export const firstHourSeconds = 1_357_020_000;

/** An observation as WeatherAPI.com answers it, with what a test changes in `current`. */
export function anObservation(current: Record<string, unknown> = {}): WeatherObservation {
  return {
    location: {
      name: 'Newark Liberty Intl',
      region: 'New Jersey',
      country: 'United States of America',
      lat: 40.6925,
      lon: -74.168667,
      tz_id: 'America/New_York',
    },
    current: {
      last_updated_epoch: firstHourSeconds,
      last_updated: '2013-01-01 01:00',
      temp_c: 3.9,
      temp_f: 39,
      wind_mph: 10.4,
      wind_kph: 16.7,
      condition: { text: 'Dry' },
      ...current,
    },
  };
}

/** The envelope of {@link anObservation}, of station EWR. */
export function anEnvelope(current: Record<string, unknown> = {}): ObservationEnvelope {
  return toObservationEnvelope({
    station: 'EWR',
    sourceKind: 'recorded',
    observation: anObservation(current),
  });
}
