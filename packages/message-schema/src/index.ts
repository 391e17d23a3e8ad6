export { checkBounds, toBoundViolationText, type BoundViolation } from './check-bounds';
export { decodeMessage, type DecodeOutcome } from './decode-message';
export { encodeMessage, type StreamMessage } from './encode-message';
export { MessageSchemaError, type MessageSchemaErrorCode } from './errors';
export { isTooFarAhead } from './is-too-far-ahead';
export {
  MAX_INSTANT_AHEAD_SECONDS,
  MAX_MESSAGE_KEY_BYTES,
  MAX_MESSAGE_VALUE_BYTES,
  MAX_REJECTED_VALUE_BYTES,
  REJECTED_VALUE_HEAD_BYTES,
} from './limits';
export { locationBounds, measurementBounds, type MeasurementBound } from './measurement-bounds';
export {
  observationDataSchema,
  observationType,
  observedAt,
  SCHEMA_MAJOR,
  sourceKinds,
  toObservationEnvelope,
  type EnvelopeParts,
  type ObservationEnvelope,
  type SourceKind,
} from './observation-envelope';
export {
  isStationId,
  observationId,
  toInstantText,
  toObservationIdParts,
  type ObservationIdParts,
} from './observation-id';
export { parseObservation, type ObservationOutcome } from './parse-observation';
export { type RejectedMessage } from './rejected-message';
export {
  decodeRejectedMessage,
  encodeRejectedMessage,
  type RejectedDecodeOutcome,
} from './rejected-message-codec';
export { rejectionReasons, type RejectionReason } from './rejection-reasons';
export {
  toRejectedMessage,
  toRejectionId,
  type RejectionOrigin,
  type RejectionParts,
} from './to-rejected-message';
export { weatherObservationSchema, type WeatherObservation } from './weather-observation';
