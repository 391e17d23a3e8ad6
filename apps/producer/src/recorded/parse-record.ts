import { RecordError } from './errors';
import type { RecordedObservation, WeatherRecord } from './types';

const measurements = [
  'temp_f',
  'dewpoint_f',
  'humidity',
  'wind_degree',
  'wind_mph',
  'gust_mph',
  'precip_in',
  'pressure_mb',
  'vis_miles',
] as const;

/** The columns of the record, in their order. */
export const recordHeader = ['station', 'observed_at', ...measurements].join(',');

function parseLine(line: string, lineNumber: number): RecordedObservation {
  const [station = '', instant = '', ...cells] = line.split(',');
  const observation: RecordedObservation = { station, observedAt: Date.parse(instant) };
  measurements.forEach((name, index) => {
    const cell = cells[index];
    if (cell !== undefined && cell !== '') observation[name] = Number(cell);
  });
  const isGood =
    station !== '' &&
    cells.length === measurements.length &&
    Object.values(observation).every((value) => value === station || Number.isFinite(value));
  if (!isGood) {
    throw new RecordError(`Line ${lineNumber} of the record is not "${recordHeader}": ${line.slice(0, 120)}`);
  }
  return observation;
}

const byInstantAndStation = (a: RecordedObservation, b: RecordedObservation): number =>
  a.observedAt - b.observedAt || (a.station < b.station ? -1 : Number(a.station > b.station));

/**
 * Reads the record of `data/`: CSV with a header, an empty cell for what is missing.
 *
 * @throws RecordError for any line that is not as the header says
 */
export function parseRecord(csv: string): WeatherRecord {
  const [header, ...lines] = csv.trimEnd().split(/\r?\n/);
  if (header !== recordHeader) {
    throw new RecordError(
      `The record must begin with "${recordHeader}"; it begins with "${(header ?? '').slice(0, 120)}".`,
    );
  }
  return lines.map((line, index) => parseLine(line, index + 2)).sort(byInstantAndStation);
}
