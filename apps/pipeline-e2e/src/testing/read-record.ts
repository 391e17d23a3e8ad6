import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { repositoryRoot } from './installation';

/** Ids of the recorded observations after an instant, in the order of instants and stations. */
export function readRecordedIds(afterInstant = ''): string[] {
  const path = join(repositoryRoot, 'apps/producer/data/nyc-weather-2013.csv.gz');
  const [, ...lines] = gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n');
  return lines
    .map((line) => line.split(','))
    .filter(([, instant = '']) => instant > afterInstant)
    .sort(([stationA = '', a = ''], [stationB = '', b = '']) =>
      `${a}${stationA}` < `${b}${stationB}` ? -1 : 1,
    )
    .map(([station = '', instant = '']) => `${station}@${instant}`);
}
