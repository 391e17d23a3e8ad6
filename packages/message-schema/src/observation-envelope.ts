import * as z from 'zod/mini';
import { observationId, toInstantText } from './observation-id';
import { weatherObservationSchema, type WeatherObservation } from './weather-observation';

/** Major version of the message contract. It changes when an old reader could no longer understand a new message. */
export const SCHEMA_MAJOR = 1;

/** CloudEvents `type` of our messages. */
export const observationType = `weather-stream.observation.v${SCHEMA_MAJOR}`;

/** CloudEvents `dataschema`: the `$id` of `schema/weather-observation.v1.schema.json`. */
export const observationDataSchema = `urn:weather-stream:schema:weather-observation:v${SCHEMA_MAJOR}`;

/** Kinds of sources that an observation can come from; part of the CloudEvents `source`. */
export const sourceKinds = ['weatherapi', 'open-meteo', 'recorded'] as const;

/** One of {@link sourceKinds}. */
export type SourceKind = (typeof sourceKinds)[number];

/** CloudEvents 1.0, structured mode (https://github.com/cloudevents/spec). Extension attributes are kept. */
export const observationEnvelopeSchema = z.looseObject({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.string().check(z.minLength(1)),
  type: z.literal(observationType),
  time: z.string(),
  datacontenttype: z.optional(z.literal('application/json')),
  dataschema: z.optional(z.string()),
  data: weatherObservationSchema,
});

/** An observation with its identity: what a message's value says. */
export type ObservationEnvelope = z.infer<typeof observationEnvelopeSchema>;

/** What {@link toObservationEnvelope} puts together. */
export interface EnvelopeParts {
  /** Station id, like `EWR`. */
  station: string;
  /** Where the observation was read. */
  sourceKind: SourceKind;
  /** The observation; its `current.last_updated_epoch` (seconds) is its instant. */
  observation: WeatherObservation;
}

/** The instant of an observation, cut to the second. */
export function observedAt({ current }: WeatherObservation): Date {
  return new Date(Math.floor(current.last_updated_epoch) * 1000);
}

/**
 * Puts an observation into its envelope. Does not judge the values: that is {@link checkBounds}.
 *
 * @throws MessageSchemaError when the station's id or the observation's instant cannot be part of an id
 */
export function toObservationEnvelope(parts: EnvelopeParts): ObservationEnvelope {
  const { station, sourceKind, observation } = parts;
  const instant = observedAt(observation);
  return {
    specversion: '1.0',
    id: observationId(station, instant),
    source: `urn:weather-stream:${sourceKind}:${station}`,
    type: observationType,
    time: toInstantText(instant),
    datacontenttype: 'application/json',
    dataschema: observationDataSchema,
    data: observation,
  };
}
