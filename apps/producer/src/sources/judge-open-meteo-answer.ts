import { parseObservation, type WeatherObservation } from '@weather-stream/message-schema';
import type { Station } from '@weather-stream/runtime-config';
import { WeatherSourceError } from './errors';
import { judgeStatus, toRefusalError } from './judge-status';
import { objectAt, toJsonObject, toNotJsonError, type JsonObject } from './parse-json-answer';
import { toOpenMeteoObservation } from './to-open-meteo-observation';
import type { HttpAnswer } from './types';

const who = 'Open-Meteo';

/** The end of the year 9999, in seconds of the Unix epoch: later instants cannot be written as text. */
const lastSecond = 253_402_300_800;

/** The units that we ask for by asking for no others. */
const expectedUnits: Readonly<Record<string, string>> = {
  temperature_2m: '°C',
  apparent_temperature: '°C',
  wind_speed_10m: 'km/h',
  wind_gusts_10m: 'km/h',
  precipitation: 'mm',
  pressure_msl: 'hPa',
};

function findWrong(current: JsonObject, units: JsonObject): string | undefined {
  for (const [name, unit] of Object.entries(expectedUnits)) {
    const given = units[name];
    if (given !== undefined && given !== unit) return `${name} comes in another unit than ${unit}`;
  }
  const wrong = Object.keys(expectedUnits).find(
    (name) => !['number', 'undefined'].includes(typeof (current[name] ?? undefined)),
  );
  return wrong === undefined ? undefined : `${wrong} must be of type number`;
}

/** Seconds of the Unix epoch: we ask for `timeformat=unixtime`, and read the default format too. */
function toEpochSeconds(
  { time }: JsonObject,
  { utc_offset_seconds: offset }: JsonObject,
): number | undefined {
  const shift = typeof offset === 'number' ? offset : 0;
  const seconds = typeof time === 'string' ? Date.parse(`${time}Z`) / 1000 - shift : time;
  return typeof seconds === 'number' && seconds >= 0 && seconds < lastSecond ? seconds : undefined;
}

function incomplete(stationId: string, detail: string): WeatherSourceError {
  return new WeatherSourceError(
    'SOURCE_ANSWER_INCOMPLETE',
    `${who}'s answer to the poll of ${stationId} is not an observation: ${detail}.`,
  );
}

/**
 * Reads an answer of Open-Meteo's `forecast` as an observation of a station.
 *
 * @throws WeatherSourceError when the answer is an error, not JSON, or lacks what makes an observation
 */
export function judgeOpenMeteoAnswer(answer: HttpAnswer, station: Station): WeatherObservation {
  const body = toJsonObject(answer);
  if (answer.status !== 200 || body?.error === true) {
    const reason = body?.reason;
    const said = typeof reason === 'string' ? reason.slice(0, 200).replace(/\.$/, '') : '';
    throw toRefusalError(judgeStatus(answer.status), answer, { who, stationId: station.id, said });
  }
  if (body === undefined) throw toNotJsonError(answer, who, station.id);
  const current = objectAt(body, 'current');
  const epochSeconds = toEpochSeconds(current, body);
  if (epochSeconds === undefined) throw incomplete(station.id, 'current.time must be an instant');
  const wrong = findWrong(current, objectAt(body, 'current_units'));
  if (wrong !== undefined) throw incomplete(station.id, wrong);
  const outcome = parseObservation(toOpenMeteoObservation(current, epochSeconds, station));
  if (outcome.kind === 'observation') return outcome.observation;
  throw incomplete(station.id, outcome.detail);
}
