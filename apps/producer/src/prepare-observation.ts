import {
  checkBounds,
  encodeMessage,
  encodeRejectedMessage,
  observedAt,
  toBoundViolationText,
  toObservationEnvelope,
  toRejectedMessage,
  type ObservationEnvelope,
  type RejectionReason,
  type SourceKind,
  type StreamMessage,
  type WeatherObservation,
} from '@weather-stream/message-schema';
import { MAX_PUT_BYTES } from './publish/limits';
import { messageBytes } from './publish/message-bytes';

/** An observation as it goes out: to the stream, or, with a reason, to the stream of rejected messages. */
export type PreparedObservation = {
  observationId: string;
  observedAt: Date;
  message: StreamMessage;
} & ({ kind: 'accepted' } | { kind: 'rejected'; reason: RejectionReason; detail: string });

/** What {@link prepareObservation} looks at. */
export interface ObservationToPrepare {
  /** Station id; it becomes the message's key. */
  station: string;
  sourceKind: SourceKind;
  observation: WeatherObservation;
  /** Instant of a rejection. */
  now: Date;
}

/** Encodes an observation, and decides where it goes. Values that cannot be true do not reach the stream. */
export function prepareObservation(given: ObservationToPrepare): PreparedObservation {
  const envelope = toObservationEnvelope(given);
  const message = encodeMessage(envelope);
  const identity = { observationId: envelope.id, observedAt: observedAt(given.observation) };
  const violations = checkBounds(given.observation);
  const bytes = messageBytes(message);
  if (violations.length > 0) {
    const rejection = { reason: 'IMPOSSIBLE_VALUE', detail: toBoundViolationText(violations) } as const;
    return {
      kind: 'rejected',
      ...identity,
      ...rejection,
      message: reject(envelope, message, rejection, given.now),
    };
  }
  if (bytes > MAX_PUT_BYTES) {
    const detail = `The message has ${bytes} bytes of key and value; a put takes ${MAX_PUT_BYTES}.`;
    const rejection = { reason: 'TOO_LARGE', detail } as const;
    return {
      kind: 'rejected',
      ...identity,
      ...rejection,
      message: reject(envelope, message, rejection, given.now),
    };
  }
  return { kind: 'accepted', ...identity, message };
}

function reject(
  envelope: ObservationEnvelope,
  message: StreamMessage,
  rejection: { reason: RejectionReason; detail: string },
  rejectedAt: Date,
): StreamMessage {
  const origin = { rejectedBy: 'producer', observationId: envelope.id } as const;
  return encodeRejectedMessage(toRejectedMessage({ ...rejection, origin, message, rejectedAt }));
}
