import type { WeatherObservation } from '@weather-stream/message-schema';
import type { Station } from '@weather-stream/runtime-config';
import {
  fromFahrenheit,
  fromInches,
  fromMiles,
  fromMilesPerHour,
  fromMillibars,
  type MeasurementFields,
} from '../sources/measurement-fields';
import { toCompassPoint } from '../sources/to-compass-point';
import { toLocalTimeText } from '../sources/to-local-time-text';
import { deriveCondition } from './derive-condition';
import type { RecordedObservation } from './types';

/** The record writes 0 for a calm and for an unknown direction; north is 360. */
function toDirectionFields(degrees: number | undefined): MeasurementFields {
  return degrees === undefined || degrees === 0
    ? {}
    : { wind_degree: degrees, wind_dir: toCompassPoint(degrees) };
}

function toMeasurementFields(recorded: RecordedObservation): MeasurementFields {
  const condition = deriveCondition(recorded);
  const { humidity } = recorded;
  return {
    ...fromFahrenheit('temp', recorded.temp_f),
    ...(condition === undefined ? {} : { condition }),
    ...fromMilesPerHour('wind', recorded.wind_mph),
    ...toDirectionFields(recorded.wind_degree),
    ...fromMillibars('pressure', recorded.pressure_mb),
    ...fromInches('precip', recorded.precip_in),
    ...(humidity === undefined ? {} : { humidity: Math.round(humidity) }),
    ...fromFahrenheit('dewpoint', recorded.dewpoint_f),
    ...fromMiles('vis', recorded.vis_miles),
    ...fromMilesPerHour('gust', recorded.gust_mph),
  };
}

/**
 * Writes a recorded observation as WeatherAPI.com's `current.json` does. What the record lacks is left out; what
 * WeatherAPI.com has beyond it (clouds, UV, day or night, felt temperatures) is never invented.
 *
 * @param nowMs the station's time, milliseconds of the Unix epoch
 */
export function toRecordedDocument(
  recorded: RecordedObservation,
  { name, region, country, lat, lon, tzId }: Station,
  nowMs: number,
): WeatherObservation {
  const now = Math.floor(nowMs / 1000);
  const observedAt = recorded.observedAt / 1000;
  return {
    location: {
      ...{ name, region, country, lat, lon },
      tz_id: tzId,
      localtime_epoch: now,
      localtime: toLocalTimeText(now, tzId),
    },
    current: {
      last_updated_epoch: observedAt,
      last_updated: toLocalTimeText(observedAt, tzId),
      ...toMeasurementFields(recorded),
    },
  };
}
