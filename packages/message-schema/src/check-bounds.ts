import { locationBounds, measurementBounds, type MeasurementBound } from './measurement-bounds';
import type { WeatherObservation } from './weather-observation';

/** One value that cannot be true. */
export interface BoundViolation {
  /** Path in the observation, like `current.wind_mph`. */
  field: string;
  /** The impossible value. */
  value: number;
  /** Least possible value. */
  min: number;
  /** Greatest possible value. */
  max: number;
  /** Unit of value and bounds; empty for a flag or an index. */
  unit: string;
}

function violationsIn(
  parent: string,
  values: Record<string, unknown>,
  bounds: Readonly<Record<string, MeasurementBound>>,
): BoundViolation[] {
  return Object.entries(bounds).flatMap(([name, { min, max, unit }]) => {
    const value = values[name];
    if (typeof value !== 'number' || (value >= min && value <= max)) return [];
    return [{ field: `${parent}.${name}`, value, min, max, unit }];
  });
}

/** Finds every value of an observation that is physically impossible; none is the usual answer. */
export function checkBounds({ location, current }: WeatherObservation): BoundViolation[] {
  return [
    ...violationsIn('location', location, locationBounds),
    ...violationsIn('current', current, measurementBounds),
  ];
}

/** Says violations in one line: `current.wind_mph is 1048.4, possible is 0 to 280 mph`. */
export function toBoundViolationText(violations: readonly BoundViolation[]): string {
  return violations
    .map(({ field, value, min, max, unit }) =>
      `${field} is ${value}, possible is ${min} to ${max} ${unit}`.trimEnd(),
    )
    .join('; ');
}
