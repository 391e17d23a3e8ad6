import * as z from 'zod/mini';
import { toIssuesText } from './parse-issues';
import { weatherObservationSchema, type WeatherObservation } from './weather-observation';

/** What {@link parseObservation} found. */
export type ObservationOutcome =
  { kind: 'observation'; observation: WeatherObservation } | { kind: 'not-an-observation'; detail: string };

/**
 * Checks that unknown data is an observation. What passes is handed back as it came, not as a copy: the schema
 * changes nothing, and a copy would lose a field named `__proto__`.
 */
export function parseObservation(value: unknown): ObservationOutcome {
  const result = z.safeParse(weatherObservationSchema, value);
  if (!result.success) return { kind: 'not-an-observation', detail: toIssuesText(result.error) };
  return { kind: 'observation', observation: value as WeatherObservation };
}
