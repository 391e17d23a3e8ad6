import { newYorkAirports } from '@weather-stream/runtime-config';
import type { HttpReader } from '../create-http-reader';
import type { HttpAnswer } from '../types';

/** Newark, as every test polls it. */
export const [newark] = newYorkAirports;

/** A document as WeatherAPI.com answers it (fields as published in 2026), with what a test changes in `current`. */
export const aWeatherApiDocument = (current: Record<string, unknown> = {}): Record<string, unknown> => ({
  location: {
    name: 'Newark',
    region: 'New Jersey',
    country: 'United States of America',
    lat: 40.74,
    lon: -74.17,
    tz_id: 'America/New_York',
    localtime_epoch: 1_767_225_900,
    localtime: '2025-12-31 19:05',
  },
  current: {
    last_updated_epoch: 1_767_225_600,
    last_updated: '2025-12-31 19:00',
    temp_c: 1.1,
    temp_f: 34,
    is_day: 0,
    condition: { text: 'Clear', icon: '//cdn.weatherapi.com/weather/64x64/night/113.png', code: 1000 },
    wind_mph: 10.5,
    wind_kph: 16.9,
    uv: 0,
    short_rad: 0,
    diff_rad: 0.37,
    ...current,
  },
});

/** An answer of Open-Meteo, with what a test changes in `current`. */
export const anOpenMeteoDocument = (
  current: Record<string, unknown> = {},
  rest: Record<string, unknown> = {},
): Record<string, unknown> => ({
  latitude: 40.710335,
  longitude: -74.16471,
  generationtime_ms: 0.09,
  utc_offset_seconds: 0,
  timezone: 'GMT',
  elevation: 3,
  current_units: {
    time: 'unixtime',
    temperature_2m: '°C',
    wind_speed_10m: 'km/h',
    precipitation: 'mm',
    pressure_msl: 'hPa',
  },
  current: {
    time: 1_767_225_600,
    interval: 900,
    temperature_2m: 1.1,
    relative_humidity_2m: 52,
    apparent_temperature: -3.4,
    is_day: 0,
    precipitation: 2.54,
    rain: 0,
    weather_code: 0,
    cloud_cover: 3,
    pressure_msl: 1015.9,
    surface_pressure: 1015.5,
    wind_speed_10m: 16.1,
    wind_direction_10m: 290,
    wind_gusts_10m: 32.2,
    ...current,
  },
  ...rest,
});

/** A good answer with this body. */
export const anAnswer = (body: unknown, status = 200): HttpAnswer => ({
  status,
  text: typeof body === 'string' ? body : JSON.stringify(body),
});

/** A reader that gives one prepared answer, or throws one prepared error, after the other; the last one stays. */
export function aReader(...outcomes: (HttpAnswer | Error)[]): HttpReader & { urls: URL[] } {
  const urls: URL[] = [];
  return {
    urls,
    read: (url) => {
      const outcome =
        outcomes[Math.min(urls.push(url), outcomes.length) - 1] ?? new Error('nothing prepared');
      return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
    },
    close: () => undefined,
  };
}
