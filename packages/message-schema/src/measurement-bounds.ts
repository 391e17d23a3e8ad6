import type { BoundSource } from './bound-sources';

/** What one measurement can physically be. */
export interface MeasurementBound {
  /** Least possible value. */
  min: number;
  /** Greatest possible value. */
  max: number;
  /** Unit of both. */
  unit: string;
  /** The record or definition behind the bound. */
  source: BoundSource;
}

const bound = (min: number, max: number, unit: string, source: BoundSource): MeasurementBound => ({
  min,
  max,
  unit,
  source,
});

/**
 * The bounds of every measurement that has physical ones, by its name in `current`. They are wide on purpose: what
 * was ever measured on Earth passes, what a broken sensor says does not. Pairs of units differ only by conversion.
 */
export const measurementBounds = {
  temp_c: bound(-95, 60, '°C', 'temperature'),
  temp_f: bound(-139, 140, '°F', 'temperature'),
  feelslike_c: bound(-150, 100, '°C', 'felt'),
  feelslike_f: bound(-238, 212, '°F', 'felt'),
  windchill_c: bound(-150, 60, '°C', 'felt'),
  windchill_f: bound(-238, 140, '°F', 'felt'),
  heatindex_c: bound(-95, 100, '°C', 'felt'),
  heatindex_f: bound(-139, 212, '°F', 'felt'),
  dewpoint_c: bound(-110, 40, '°C', 'dew'),
  dewpoint_f: bound(-166, 104, '°F', 'dew'),
  wetbulb_c: bound(-110, 45, '°C', 'wet'),
  wetbulb_f: bound(-166, 113, '°F', 'wet'),
  wind_kph: bound(0, 450, 'km/h', 'wind'),
  wind_mph: bound(0, 280, 'mph', 'wind'),
  gust_kph: bound(0, 450, 'km/h', 'wind'),
  gust_mph: bound(0, 280, 'mph', 'wind'),
  wind_degree: bound(0, 360, '°', 'circle'),
  pressure_mb: bound(850, 1100, 'mbar', 'pressure'),
  pressure_in: bound(25.1, 32.49, 'inHg', 'pressure'),
  precip_mm: bound(0, 1905, 'mm', 'rain'),
  precip_in: bound(0, 75, 'in', 'rain'),
  vis_km: bound(0, 500, 'km', 'sight'),
  vis_miles: bound(0, 311, 'mile', 'sight'),
  humidity: bound(0, 100, '%', 'fraction'),
  cloud: bound(0, 100, '%', 'fraction'),
  chance_of_rain: bound(0, 100, '%', 'fraction'),
  chance_of_snow: bound(0, 100, '%', 'fraction'),
  is_day: bound(0, 1, '', 'flag'),
  will_it_rain: bound(0, 1, '', 'flag'),
  will_it_snow: bound(0, 1, '', 'flag'),
  uv: bound(0, 50, '', 'uv'),
} as const satisfies Record<string, MeasurementBound>;

/** The bounds of the two coordinates in `location`. */
export const locationBounds = {
  lat: bound(-90, 90, '°', 'latitude'),
  lon: bound(-180, 180, '°', 'longitude'),
} as const satisfies Record<string, MeasurementBound>;
