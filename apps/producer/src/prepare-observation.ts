import {
  checkBounds,
  encodeMessage,
  encodeRejectedMessage,
  isTooFarAhead,
  MAX_INSTANT_AHEAD_SECONDS,
  observedAt,
  toBoundViolationText,
  toInstantText,
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
} & (
  | { kind: 'accepted' }
  | {
      kind: 'rejected';
      reason: RejectionReason;
      detail: string;
      /** Whether it claims an instant that is still to come: true observations before that one are still expected. */
      isOfTheFuture: boolean;
    }
);

/** What {@link prepareObservation} looks at. */
export interface ObservationToPrepare {
  /** Station id; it becomes the message's key. */
  station: string;
  sourceKind: SourceKind;
  observation: WeatherObservation;
  /** What instants are compared with, and the instant of a rejection. */
  now: Date;
}

/** Encodes an observation, and decides where it goes. Values that cannot be true do not reach the stream. */
export function prepareObservation(given: ObservationToPrepare): PreparedObservation {
  const envelope = toObservationEnvelope(given);
  const message = encodeMessage(envelope);
  const identity = { observationId: envelope.id, observedAt: observedAt(given.observation) };
  const isOfTheFuture = isTooFarAhead(identity.observedAt, given.now);
  const rejection = isOfTheFuture
    ? toFutureRejection(identity.observedAt, given.now)
    : findRejection(given.observation, message);
  if (rejection === undefined) return { kind: 'accepted', ...identity, message };
  return {
    kind: 'rejected',
    ...identity,
    ...rejection,
    isOfTheFuture,
    message: reject(envelope, message, rejection, given.now),
  };
}

interface Refusal {
  reason: RejectionReason;
  detail: string;
}

function toFutureRejection(instant: Date, now: Date): Refusal {
  const said = `current.last_updated_epoch says ${toInstantText(instant)}, and it is ${toInstantText(now)} here`;
  const detail = `${said}; possible is at most ${MAX_INSTANT_AHEAD_SECONDS} s ahead`;
  return { reason: 'IMPOSSIBLE_VALUE', detail };
}

function findRejection(observation: WeatherObservation, message: StreamMessage): Refusal | undefined {
  const violations = checkBounds(observation);
  if (violations.length > 0) return { reason: 'IMPOSSIBLE_VALUE', detail: toBoundViolationText(violations) };
  const bytes = messageBytes(message);
  if (bytes <= MAX_PUT_BYTES) return undefined;
  const detail = `The message has ${bytes} bytes of key and value; a put takes ${MAX_PUT_BYTES}.`;
  return { reason: 'TOO_LARGE', detail };
}

function reject(
  envelope: ObservationEnvelope,
  message: StreamMessage,
  refusal: Refusal,
  rejectedAt: Date,
): StreamMessage {
  const origin = { rejectedBy: 'producer', observationId: envelope.id } as const;
  return encodeRejectedMessage(toRejectedMessage({ ...refusal, origin, message, rejectedAt }));
}
