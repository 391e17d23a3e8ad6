import * as z from 'zod/mini';
import { boundSources } from '../bound-sources';
import { MAX_INSTANT_AHEAD_SECONDS } from '../limits';
import { locationBounds, measurementBounds, type MeasurementBound } from '../measurement-bounds';
import { observationDataSchema } from '../observation-envelope';
import { weatherObservationSchema } from '../weather-observation';
import type { JsonSchema } from './json-schema';

const description =
  "The weather facts of one station at one instant, in WeatherAPI.com's field names and units (the data of a CloudEvents envelope).";

const instantDescription = `s of the Unix epoch; the instant of the observation, part of its identity; at most ${MAX_INSTANT_AHEAD_SECONDS} s after the clock of whoever publishes it`;

/** Writes the physical bounds into the properties of a group. */
function withBounds(group: JsonSchema, bounds: Readonly<Record<string, MeasurementBound>>): JsonSchema {
  const bounded = Object.fromEntries(
    Object.entries(bounds).map(([name, { min, max, unit, source }]): [string, JsonSchema] => {
      const said = [unit, boundSources[source]].filter((part) => part !== '').join('; ');
      return [name, { ...group.properties?.[name], minimum: min, maximum: max, description: said }];
    }),
  );
  return { ...group, properties: { ...group.properties, ...bounded } };
}

/** Says of the instant what no JSON Schema can check: it takes a clock. */
function withInstant(current: JsonSchema): JsonSchema {
  const instant = { ...current.properties?.last_updated_epoch, description: instantDescription };
  return { ...current, properties: { ...current.properties, last_updated_epoch: instant } };
}

/** Makes the JSON Schema of an observation, with physical bounds, from the zod schema and the table of bounds. */
export function toWeatherObservationJsonSchema(): JsonSchema {
  const { $schema, properties, ...rest } = z.toJSONSchema(weatherObservationSchema) as JsonSchema;
  const { location = {}, current = {}, ...others } = properties ?? {};
  return {
    $schema,
    $id: observationDataSchema,
    title: 'Weather observation',
    description,
    ...rest,
    properties: {
      ...others,
      location: withBounds(location, locationBounds),
      current: withBounds(withInstant(current), measurementBounds),
    },
  };
}
