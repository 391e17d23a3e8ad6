import { decodeBase64, maxDecodedLength } from './base64';
import { MAX_MESSAGE_KEY_BYTES, MAX_MESSAGE_VALUE_BYTES } from './limits';
import type { ObservationEnvelope } from './observation-envelope';
import { parseEnvelope } from './parse-envelope';
import { parseJsonText } from './parse-json-text';
import type { RejectionReason } from './rejection-reasons';

/** What {@link decodeMessage} found. */
export type DecodeOutcome =
  | {
      kind: 'decoded';
      /** Station id: the message's key. */
      station: string;
      envelope: ObservationEnvelope;
    }
  | {
      kind: 'rejected';
      reason: RejectionReason;
      /** What exactly is wrong, for a person. */
      detail: string;
      /** Id of the observation, when the message was good enough to trust it. */
      observationId?: string;
    };

const rejected = (reason: RejectionReason, detail: string): DecodeOutcome => ({
  kind: 'rejected',
  reason,
  detail,
});

function decodePart(part: 'key' | 'value', text: string, maxBytes: number): Uint8Array | DecodeOutcome {
  // Two bytes of slack: padding characters count in the estimate, but stand for nothing.
  if (maxDecodedLength(text) <= maxBytes + 2) {
    const bytes = decodeBase64(text);
    if (bytes === undefined) return rejected('NOT_BASE64', `The ${part} is not base64 with padding.`);
    if (bytes.length <= maxBytes) return bytes;
  }
  const size = maxDecodedLength(text);
  return rejected('TOO_LARGE', `The ${part} has about ${size} bytes, a stream takes ${maxBytes}.`);
}

/**
 * Decodes a message as it comes from a stream or a connector. Never throws: whatever cannot be an observation is
 * `rejected` with its reason.
 *
 * @param message key (or `null`) and value, both base64
 */
export function decodeMessage({ key, value }: { key: string | null; value: string }): DecodeOutcome {
  if (key === null || key === '') {
    return rejected('NO_KEY', 'The message has no key; the key must be the station id.');
  }
  const keyBytes = decodePart('key', key, MAX_MESSAGE_KEY_BYTES);
  if (!(keyBytes instanceof Uint8Array)) return keyBytes;
  const valueBytes = decodePart('value', value, MAX_MESSAGE_VALUE_BYTES);
  if (!(valueBytes instanceof Uint8Array)) return valueBytes;

  const json = parseJsonText(valueBytes);
  if (json.kind === 'failed') return rejected(json.reason, json.detail);
  // Station ids are ASCII, so any other key differs from the station of the envelope's id in this reading too.
  const station = Buffer.from(keyBytes).toString('latin1');
  const outcome = parseEnvelope(json.value, station);
  return outcome.kind === 'refused'
    ? { ...outcome, kind: 'rejected' }
    : { kind: 'decoded', station, envelope: outcome.envelope };
}
