import type { WeatherObservation } from '@weather-stream/message-schema';
import {
  roundTo,
  toCelsius,
  toFahrenheit,
  toInches,
  toInchesOfMercury,
  toKilometres,
  toMiles,
  toMillimetres,
} from './unit-conversions';

/** The part of an observation's `current` that measurements make. */
export type MeasurementFields = Partial<WeatherObservation['current']>;

type Quantity = number | undefined;

const pair = (
  quantity: Quantity,
  metric: [name: string, convert: (value: number) => number, digits: number],
  imperial: [name: string, convert: (value: number) => number, digits: number],
): MeasurementFields => {
  if (quantity === undefined) return {};
  const [metricName, toMetric, metricDigits] = metric;
  const [imperialName, toImperial, imperialDigits] = imperial;
  return {
    [metricName]: roundTo(toMetric(quantity), metricDigits),
    [imperialName]: roundTo(toImperial(quantity), imperialDigits),
  };
};

const same = (value: number): number => value;

/** Both fields of a temperature, from °C: `temp` gives `temp_c` and `temp_f`. */
export const fromCelsius = (name: string, value: Quantity): MeasurementFields =>
  pair(value, [`${name}_c`, same, 1], [`${name}_f`, toFahrenheit, 1]);

/** Both fields of a temperature, from °F. */
export const fromFahrenheit = (name: string, value: Quantity): MeasurementFields =>
  pair(value, [`${name}_c`, toCelsius, 1], [`${name}_f`, same, 1]);

/** Both fields of a speed, from km/h. */
export const fromKilometresPerHour = (name: string, value: Quantity): MeasurementFields =>
  pair(value, [`${name}_kph`, same, 1], [`${name}_mph`, toMiles, 1]);

/** Both fields of a speed, from mph. */
export const fromMilesPerHour = (name: string, value: Quantity): MeasurementFields =>
  pair(value, [`${name}_kph`, toKilometres, 1], [`${name}_mph`, same, 1]);

/** Both fields of a depth of water, from mm. */
export const fromMillimetres = (name: string, value: Quantity): MeasurementFields =>
  pair(value, [`${name}_mm`, same, 2], [`${name}_in`, toInches, 2]);

/** Both fields of a depth of water, from inches. */
export const fromInches = (name: string, value: Quantity): MeasurementFields =>
  pair(value, [`${name}_mm`, toMillimetres, 2], [`${name}_in`, same, 2]);

/** Both fields of a pressure, from mbar. */
export const fromMillibars = (name: string, value: Quantity): MeasurementFields =>
  pair(value, [`${name}_mb`, same, 1], [`${name}_in`, toInchesOfMercury, 2]);

/** Both fields of a distance, from miles. */
export const fromMiles = (name: string, value: Quantity): MeasurementFields =>
  pair(value, [`${name}_km`, toKilometres, 1], [`${name}_miles`, same, 2]);
