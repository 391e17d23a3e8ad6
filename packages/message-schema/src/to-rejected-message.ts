import { createHash } from 'node:crypto';
import { decodeBase64, encodeBase64 } from './base64';
import {
  MAX_MESSAGE_KEY_BYTES,
  MAX_REJECTED_VALUE_BYTES,
  MAX_REJECTION_DETAIL_CHARACTERS,
  REJECTED_VALUE_HEAD_BYTES,
} from './limits';
import type { RejectedMessage } from './rejected-message';
import type { RejectionReason } from './rejection-reasons';

/** Who rejects, and which message. */
export type RejectionOrigin =
  | { rejectedBy: 'producer'; observationId: string }
  | {
      rejectedBy: 'function';
      /** Name or id of the stream, as the connector says it. */
      stream: string;
      /** Partition id, a string as in the API. */
      partition: string;
      offset: number;
      /** Id of the observation, when the message was good enough to trust it. */
      observationId?: string;
    };

/** What {@link toRejectedMessage} puts together. */
export interface RejectionParts {
  reason: RejectionReason;
  /** What exactly is wrong, for a person; cut to 1024 characters. */
  detail: string;
  origin: RejectionOrigin;
  /** Key and value as received, base64. What is not base64 is kept as the UTF-8 bytes of its text. */
  message: { key: string | null; value: string };
  /** Instant of the rejection. */
  rejectedAt: Date;
}

/** `<stream>/<partition>/<offset>` for the function, `producer/<observation id>` for the producer. */
export function toRejectionId(origin: RejectionOrigin): string {
  return origin.rejectedBy === 'producer'
    ? `producer/${origin.observationId}`
    : `${origin.stream}/${origin.partition}/${origin.offset}`;
}

const toBytes = (received: string): Uint8Array => decodeBase64(received) ?? Buffer.from(received, 'utf8');

function toValueFields(received: string): Pick<RejectedMessage, 'value' | 'valueSha256' | 'valueHead'> {
  const bytes = toBytes(received);
  if (bytes.length <= MAX_REJECTED_VALUE_BYTES) return { value: encodeBase64(bytes) };
  return {
    valueSha256: createHash('sha256').update(bytes).digest('hex'),
    valueHead: encodeBase64(bytes.subarray(0, REJECTED_VALUE_HEAD_BYTES)),
  };
}

/** Makes the message that tells of a rejection. The same rejection always gets the same `rejectionId`. */
export function toRejectedMessage(parts: RejectionParts): RejectedMessage {
  const { reason, detail, origin, message, rejectedAt } = parts;
  return {
    rejectionId: toRejectionId(origin),
    reason,
    detail: detail.slice(0, MAX_REJECTION_DETAIL_CHARACTERS),
    ...origin,
    key: message.key === null ? null : encodeBase64(toBytes(message.key).subarray(0, MAX_MESSAGE_KEY_BYTES)),
    ...toValueFields(message.value),
    rejectedAt: rejectedAt.toISOString(),
  };
}
