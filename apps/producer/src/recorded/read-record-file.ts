import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { RecordError } from './errors';
import { parseRecord } from './parse-record';
import type { WeatherRecord } from './types';

/** Name of the record in the folder `data` of this project. */
export const recordFileName = 'nyc-weather-2013.csv.gz';

/**
 * Reads a gzipped record.
 *
 * @throws RecordError when the file is missing, is not gzip, or is not a record
 */
export function readRecordFile(path: string): WeatherRecord {
  let csv: string;
  try {
    csv = gunzipSync(readFileSync(path)).toString('utf8');
  } catch (error) {
    throw new RecordError(
      `The record ${path} cannot be read; it belongs to this project's data folder.`,
      error,
    );
  }
  return parseRecord(csv);
}
