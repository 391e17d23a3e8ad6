import type { RecordedObservation } from './types';

/** Which rules made the text; part of every document, so that nobody takes it for something observed. */
export const conditionRules = 'weather-stream recorded-conditions v1';

/** WeatherAPI.com's `condition`, without an icon; `code` only where its list has the same thing. */
export interface DerivedCondition extends Record<string, unknown> {
  text: string;
  /** See https://www.weatherapi.com/docs/weather_conditions.json. */
  code?: number;
  /** Name of the rules; see the README of this folder. */
  derived_by: typeof conditionRules;
}

type Condition = readonly [text: string, code?: number];

/** Inches of water in an hour up to which precipitation is light, and up to which it is moderate. */
const lightUpTo = 0.1;
const moderateUpTo = 0.3;
/** °F: at or below it snows (-1 °C), at or above it rains (2 °C), between them it is sleet. */
const snowUpTo = 30.2;
const rainFrom = 35.6;
/** °F at which water freezes. */
const freezing = 32;
/** Miles: under one kilometre is fog, under five is mist or haze. */
const fogUnder = 0.62;
const hazeUnder = 3.1;
/** Relative humidity in % from which poor sight is mist. */
const mistFrom = 80;

type Kind = 'rain' | 'sleet' | 'snow';

const precipitation: Readonly<Record<Kind, readonly [Condition, Condition, Condition]>> = {
  rain: [
    ['Light rain', 1183],
    ['Moderate rain', 1189],
    ['Heavy rain', 1195],
  ],
  sleet: [
    ['Light sleet', 1204],
    ['Moderate or heavy sleet', 1207],
    ['Moderate or heavy sleet', 1207],
  ],
  snow: [
    ['Light snow', 1213],
    ['Moderate snow', 1219],
    ['Heavy snow', 1225],
  ],
};

function toPrecipitation(inches: number, tempF: number | undefined): Condition {
  const strength = inches <= lightUpTo ? 0 : inches <= moderateUpTo ? 1 : 2;
  if (tempF === undefined) return ['Precipitation'];
  return precipitation[tempF <= snowUpTo ? 'snow' : tempF < rainFrom ? 'sleet' : 'rain'][strength];
}

function toObscured(visMiles: number, { temp_f, humidity }: RecordedObservation): Condition {
  if (visMiles < fogUnder) {
    return temp_f !== undefined && temp_f < freezing ? ['Freezing fog', 1147] : ['Fog', 1135];
  }
  if (humidity === undefined) return ['Poor visibility'];
  return humidity >= mistFrom ? ['Mist', 1030] : ['Haze'];
}

function toCondition(observation: RecordedObservation): Condition | undefined {
  const { precip_in, vis_miles, temp_f } = observation;
  if (precip_in !== undefined && precip_in > 0) return toPrecipitation(precip_in, temp_f);
  if (vis_miles !== undefined && vis_miles < hazeUnder) return toObscured(vis_miles, observation);
  return precip_in === undefined ? undefined : ['Dry'];
}

/** Derives the condition of a recorded observation; `undefined` when the record does not even say whether it rained. */
export function deriveCondition(observation: RecordedObservation): DerivedCondition | undefined {
  const condition = toCondition(observation);
  if (condition === undefined) return undefined;
  const [text, code] = condition;
  return { text, ...(code === undefined ? {} : { code }), derived_by: conditionRules };
}
