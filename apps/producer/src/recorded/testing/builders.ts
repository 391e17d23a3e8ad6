import type { RecordedObservation } from '../types';

const msPerHour = 3_600_000;

/** The first instant of the record: 2013-01-01T06:00:00Z. */
export const firstInstant = Date.UTC(2013, 0, 1, 6);

/** The instant `hours` after the first one, milliseconds of the Unix epoch. */
export const hoursLater = (hours: number): number => firstInstant + hours * msPerHour;

type Changes = { [Name in keyof RecordedObservation]?: RecordedObservation[Name] | undefined };

/** A recorded observation of an ordinary dry hour at Newark, with what a test changes; `undefined` leaves out. */
export function aRecorded(changes: Changes = {}): RecordedObservation {
  const fields = {
    station: 'EWR',
    observedAt: firstInstant,
    temp_f: 39.02,
    dewpoint_f: 26.06,
    humidity: 59.37,
    wind_degree: 270,
    wind_mph: 10.35702,
    precip_in: 0,
    pressure_mb: 1012,
    vis_miles: 10,
    ...changes,
  };
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as unknown as RecordedObservation;
}
