import * as z from 'zod/mini';
import { decodeBase64, encodeBase64 } from './base64';
import type { StreamMessage } from './encode-message';
import { MAX_MESSAGE_KEY_BYTES } from './limits';
import { toIssuesText } from './parse-issues';
import { parseJsonText } from './parse-json-text';
import { rejectedMessageSchema, type RejectedMessage } from './rejected-message';

/** What {@link decodeRejectedMessage} found. */
export type RejectedDecodeOutcome =
  { kind: 'decoded'; rejected: RejectedMessage } | { kind: 'unreadable'; detail: string };

/**
 * Encodes a rejected message for the stream of rejected messages. The original key stays the key, so that rejections
 * of one station stay in order; where there was none, the rejection's id takes its place.
 */
export function encodeRejectedMessage(rejected: RejectedMessage): StreamMessage {
  const ownKey = Buffer.from(rejected.rejectionId, 'utf8').subarray(0, MAX_MESSAGE_KEY_BYTES);
  return {
    key: rejected.key === null || rejected.key === '' ? encodeBase64(ownKey) : rejected.key,
    value: encodeBase64(JSON.stringify(rejected)),
  };
}

/** Decodes what {@link encodeRejectedMessage} made, as read from a stream. Never throws. */
export function decodeRejectedMessage({
  value,
}: {
  key: string | null;
  value: string;
}): RejectedDecodeOutcome {
  const bytes = decodeBase64(value);
  if (bytes === undefined) return { kind: 'unreadable', detail: 'The value is not base64 with padding.' };
  const json = parseJsonText(bytes);
  if (json.kind === 'failed') return { kind: 'unreadable', detail: json.detail };
  const result = z.safeParse(rejectedMessageSchema, json.value);
  if (!result.success) return { kind: 'unreadable', detail: toIssuesText(result.error) };
  return { kind: 'decoded', rejected: json.value as RejectedMessage };
}
