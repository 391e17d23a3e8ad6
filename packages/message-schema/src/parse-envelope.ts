import * as z from 'zod/mini';
import { checkBounds, toBoundViolationText } from './check-bounds';
import {
  observationEnvelopeSchema,
  observationType,
  observedAt,
  SCHEMA_MAJOR,
  type ObservationEnvelope,
} from './observation-envelope';
import { observationId, toObservationIdParts } from './observation-id';
import { toIssuesText } from './parse-issues';
import type { RejectionReason } from './rejection-reasons';

/** What {@link parseEnvelope} found. */
export type EnvelopeOutcome =
  | { kind: 'envelope'; envelope: ObservationEnvelope }
  | { kind: 'refused'; reason: RejectionReason; detail: string; observationId?: string };

const typePattern = /^weather-stream\.observation\.v(\d{1,9})$/;

function otherMajor(value: unknown): string | undefined {
  const type = typeof value === 'object' && value !== null ? (value as { type?: unknown }).type : undefined;
  const major = typeof type === 'string' ? typePattern.exec(type)?.[1] : undefined;
  return major !== undefined && type !== observationType ? major : undefined;
}

/** The contract beyond types: key, id, time and data must speak of the same observation. */
function findContradiction(
  envelope: ObservationEnvelope,
  station: string,
): { reason: RejectionReason; detail: string } | undefined {
  const parts = toObservationIdParts(envelope.id);
  if (parts === undefined) {
    return { reason: 'NOT_AN_OBSERVATION', detail: 'id must be <station>@<UTC instant to the second>' };
  }
  if (parts.station !== station) {
    return { reason: 'KEY_MISMATCH', detail: `the id belongs to station ${parts.station}, the key does not` };
  }
  const instant = observedAt(envelope.data);
  const timeMs = Date.parse(envelope.time);
  if (
    envelope.id !== observationId(station, instant) ||
    Math.floor(timeMs / 1000) * 1000 !== instant.getTime()
  ) {
    const said = 'id, time and data.current.last_updated_epoch must name the same instant';
    return { reason: 'NOT_AN_OBSERVATION', detail: said };
  }
  return undefined;
}

/** Checks that unknown data is the envelope of an observation of `station`, within physical bounds. Never throws. */
export function parseEnvelope(value: unknown, station: string): EnvelopeOutcome {
  const major = otherMajor(value);
  if (major !== undefined) {
    const detail = `The message is of major version ${major}; this reader knows ${SCHEMA_MAJOR}.`;
    return { kind: 'refused', reason: 'OTHER_MAJOR', detail };
  }
  const result = z.safeParse(observationEnvelopeSchema, value);
  if (!result.success) {
    return { kind: 'refused', reason: 'NOT_AN_OBSERVATION', detail: toIssuesText(result.error) };
  }
  const envelope = value as ObservationEnvelope;
  const contradiction = findContradiction(envelope, station);
  if (contradiction !== undefined) return { kind: 'refused', ...contradiction };
  const violations = checkBounds(envelope.data);
  if (violations.length > 0) {
    const detail = toBoundViolationText(violations);
    return { kind: 'refused', reason: 'IMPOSSIBLE_VALUE', detail, observationId: envelope.id };
  }
  return { kind: 'envelope', envelope };
}
