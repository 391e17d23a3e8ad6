import { encodeBase64 } from './base64';
import { MessageSchemaError } from './errors';
import type { ObservationEnvelope } from './observation-envelope';
import { toObservationIdParts } from './observation-id';

/** Key and value of a message, both base64, as the put operation takes them. */
export interface StreamMessage {
  /** Base64 of the station id. */
  key: string;
  /** Base64 of the envelope's JSON. */
  value: string;
}

/**
 * Encodes an envelope as a message: the key is the station, so that the observations of one station stay in order.
 *
 * @throws MessageSchemaError `INVALID_OBSERVATION` when the envelope's id is not an observation id
 */
export function encodeMessage(envelope: ObservationEnvelope): StreamMessage {
  const parts = toObservationIdParts(envelope.id);
  if (parts === undefined) {
    throw new MessageSchemaError(
      'INVALID_OBSERVATION',
      `"${envelope.id.slice(0, 120)}" is not an observation id; make envelopes with toObservationEnvelope.`,
    );
  }
  return { key: encodeBase64(parts.station), value: encodeBase64(JSON.stringify(envelope)) };
}
