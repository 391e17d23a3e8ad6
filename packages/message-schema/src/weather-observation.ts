import * as z from 'zod/mini';
import { MAX_EPOCH_SECONDS } from './limits';

const text = z.optional(z.string());
const measurement = z.optional(z.number());

/** What the sky looks like, in words. */
const conditionSchema = z.looseObject({ text, icon: text, code: measurement });

/** Where: WeatherAPI.com's `location`. Only the name is always there; it is what a reader recognises a station by. */
const locationSchema = z.looseObject({
  name: z.string().check(z.minLength(1)),
  region: text,
  country: text,
  lat: measurement,
  lon: measurement,
  tz_id: text,
  localtime_epoch: measurement,
  localtime: text,
});

/** What: WeatherAPI.com's `current`. Only the instant is always there, because it makes the observation's identity. */
const currentSchema = z.looseObject({
  last_updated_epoch: z.number().check(z.minimum(0), z.maximum(MAX_EPOCH_SECONDS)),
  last_updated: text,
  temp_c: measurement,
  temp_f: measurement,
  is_day: measurement,
  condition: z.optional(conditionSchema),
  wind_mph: measurement,
  wind_kph: measurement,
  wind_degree: measurement,
  wind_dir: text,
  pressure_mb: measurement,
  pressure_in: measurement,
  precip_mm: measurement,
  precip_in: measurement,
  humidity: measurement,
  cloud: measurement,
  feelslike_c: measurement,
  feelslike_f: measurement,
  windchill_c: measurement,
  windchill_f: measurement,
  heatindex_c: measurement,
  heatindex_f: measurement,
  dewpoint_c: measurement,
  dewpoint_f: measurement,
  vis_km: measurement,
  vis_miles: measurement,
  uv: measurement,
  gust_mph: measurement,
  gust_kph: measurement,
  wetbulb_c: measurement,
  wetbulb_f: measurement,
  will_it_rain: measurement,
  chance_of_rain: measurement,
  will_it_snow: measurement,
  chance_of_snow: measurement,
  short_rad: measurement,
  diff_rad: measurement,
  dni: measurement,
  gti: measurement,
});

/**
 * One observation: the weather facts of one station at one instant, in WeatherAPI.com's field names and units
 * (https://www.weatherapi.com/docs/). Every measurement may be missing, none may be of another type; fields that
 * are not listed here are kept as they come. Physical bounds are checked apart, by {@link checkBounds}.
 */
export const weatherObservationSchema = z.looseObject({ location: locationSchema, current: currentSchema });

/** What {@link weatherObservationSchema} describes. */
export type WeatherObservation = z.infer<typeof weatherObservationSchema>;
