import type { Station } from '@weather-stream/runtime-config';
import {
  fromCelsius,
  fromKilometresPerHour,
  fromMillibars,
  fromMillimetres,
  type MeasurementFields,
} from './measurement-fields';
import { withoutNulls, type JsonObject } from './parse-json-answer';
import { toCompassPoint } from './to-compass-point';
import { toLocalTimeText } from './to-local-time-text';
import { toWmoConditionText } from './wmo-condition-text';

/** Open-Meteo's names that have a field of their own in an observation. */
const mappedVariables = [
  'temperature_2m',
  'relative_humidity_2m',
  'apparent_temperature',
  'is_day',
  'precipitation',
  'weather_code',
  'cloud_cover',
  'pressure_msl',
  'wind_speed_10m',
  'wind_direction_10m',
  'wind_gusts_10m',
] as const;

/** What is asked of Open-Meteo: what can be mapped, and what is kept under its own name. */
export const openMeteoVariables = [...mappedVariables, 'rain', 'showers', 'snowfall', 'surface_pressure'];

type Measurements = Partial<Record<(typeof mappedVariables)[number], number>>;

function toConditionFields({ weather_code: code, is_day: isDay }: Measurements): MeasurementFields {
  if (code === undefined) return {};
  return { condition: { text: toWmoConditionText(code, isDay !== 0), wmo_code: code } };
}

function toMeasurementFields(values: Measurements): MeasurementFields {
  const { is_day, relative_humidity_2m: humidity, cloud_cover: cloud, wind_direction_10m: degrees } = values;
  return {
    ...fromCelsius('temp', values.temperature_2m),
    ...(is_day === undefined ? {} : { is_day }),
    ...toConditionFields(values),
    ...fromKilometresPerHour('wind', values.wind_speed_10m),
    ...(degrees === undefined ? {} : { wind_degree: degrees, wind_dir: toCompassPoint(degrees) }),
    ...fromMillibars('pressure', values.pressure_msl),
    ...fromMillimetres('precip', values.precipitation),
    ...(humidity === undefined ? {} : { humidity }),
    ...(cloud === undefined ? {} : { cloud }),
    ...fromCelsius('feelslike', values.apparent_temperature),
    ...fromKilometresPerHour('gust', values.wind_gusts_10m),
  };
}

/**
 * Maps the `current` object of an Open-Meteo answer to WeatherAPI.com's shape. The station's facts are ours: the
 * coordinates in the answer are those of a grid cell. What has no field there stays under `current.open_meteo`.
 *
 * @returns unknown data still: the caller checks it like any other answer
 */
export function toOpenMeteoObservation(current: JsonObject, epochSeconds: number, station: Station): unknown {
  const { time: _time, interval: _interval, ...values } = withoutNulls(current);
  const isMapped = ([name]: [string, unknown]): boolean => mappedVariables.some((mapped) => mapped === name);
  const others = Object.fromEntries(Object.entries(values).filter((entry) => !isMapped(entry)));
  const { name, region, country, lat, lon, tzId } = station;
  const localTime = toLocalTimeText(epochSeconds, tzId);
  return {
    location: { name, region, country, lat, lon, tz_id: tzId },
    current: {
      last_updated_epoch: epochSeconds,
      last_updated: localTime,
      ...toMeasurementFields(values),
      ...(Object.keys(others).length === 0 ? {} : { open_meteo: others }),
    },
  };
}
