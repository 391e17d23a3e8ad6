/** What one measurement can physically be. */
export interface MeasurementBound {
  /** Least possible value. */
  min: number;
  /** Greatest possible value. */
  max: number;
  /** Unit of both. */
  unit: string;
  /** The record or definition behind the bound. */
  source: string;
}

const wmo = 'World Meteorological Organization, World Weather and Climate Extremes Archive';
const temperature = `${wmo}: -89.2 °C Vostok 1983, 56.7 °C Furnace Creek 1913; with a margin for new records`;
const felt = 'wind chill at the coldest and heat index at the most humid recorded air, with a wide margin';
const dew = `dew point: 35 °C Dhahran 2003 is the highest reported; the lowest follow the coldest air; with a margin`;
const wet = 'wet bulb: between the coldest air and about 36 °C, the highest reported; with a margin';
const wind = `${wmo}: gust of 113.3 m/s (408 km/h) Barrow Island 1996; 10 % more`;
const pressure = `${wmo}: at sea level 870 hPa Typhoon Tip 1979, 1089.4 hPa Tosontsengel 2004; with a margin`;
const rain = `${wmo}: 1825 mm in 24 hours Foc-Foc 1966; a little more`;
const sight = 'the longest lines of sight photographed on Earth are under 500 km';
const fraction = 'a share of the whole';
const flag = 'no or yes';

const bound = (min: number, max: number, unit: string, source: string): MeasurementBound => ({
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
  temp_c: bound(-95, 60, '°C', temperature),
  temp_f: bound(-139, 140, '°F', temperature),
  feelslike_c: bound(-150, 100, '°C', felt),
  feelslike_f: bound(-238, 212, '°F', felt),
  windchill_c: bound(-150, 60, '°C', felt),
  windchill_f: bound(-238, 140, '°F', felt),
  heatindex_c: bound(-95, 100, '°C', felt),
  heatindex_f: bound(-139, 212, '°F', felt),
  dewpoint_c: bound(-110, 40, '°C', dew),
  dewpoint_f: bound(-166, 104, '°F', dew),
  wetbulb_c: bound(-110, 45, '°C', wet),
  wetbulb_f: bound(-166, 113, '°F', wet),
  wind_kph: bound(0, 450, 'km/h', wind),
  wind_mph: bound(0, 280, 'mph', wind),
  gust_kph: bound(0, 450, 'km/h', wind),
  gust_mph: bound(0, 280, 'mph', wind),
  wind_degree: bound(0, 360, '°', 'a full circle'),
  pressure_mb: bound(850, 1100, 'mbar', pressure),
  pressure_in: bound(25.1, 32.49, 'inHg', pressure),
  precip_mm: bound(0, 1905, 'mm', rain),
  precip_in: bound(0, 75, 'in', rain),
  vis_km: bound(0, 500, 'km', sight),
  vis_miles: bound(0, 311, 'mile', sight),
  humidity: bound(0, 100, '%', fraction),
  cloud: bound(0, 100, '%', fraction),
  chance_of_rain: bound(0, 100, '%', fraction),
  chance_of_snow: bound(0, 100, '%', fraction),
  is_day: bound(0, 1, '', flag),
  will_it_rain: bound(0, 1, '', flag),
  will_it_snow: bound(0, 1, '', flag),
  uv: bound(0, 50, '', 'UV index 43.3, Licancabur 2003, is the highest reported'),
} as const satisfies Record<string, MeasurementBound>;

/** The bounds of the two coordinates in `location`. */
export const locationBounds = {
  lat: bound(-90, 90, '°', 'from pole to pole'),
  lon: bound(-180, 180, '°', 'around the Earth'),
} as const satisfies Record<string, MeasurementBound>;
