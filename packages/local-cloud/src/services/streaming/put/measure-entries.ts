import { invalidParameter } from '../../../errors';
import { isJsonObject, type JsonObject } from '../../../server/parse-json-object';
import { requestTooLarge, unparsableBody } from '../errors';
import { MAX_KEY_BYTES, MAX_VALUE_BYTES } from '../limits';
import { toDecodedLength } from './decode-base64';

/** An entry of a put request whose shape and size are known to be right. */
export interface MeasuredEntry {
  /** base64 */
  key: string | null;
  /** base64 */
  value: string;
  /** Decoded. `null` when there is no key. */
  keyBytes: number | null;
  /** Decoded. */
  valueBytes: number;
}

function measure(text: unknown): { text: string; bytes: number } {
  const bytes = typeof text === 'string' ? toDecodedLength(text) : undefined;
  if (typeof text !== 'string' || bytes === undefined) throw unparsableBody();
  return { text, bytes };
}

function measureEntry(entry: unknown, index: number): MeasuredEntry {
  if (!isJsonObject(entry)) throw unparsableBody();
  const { key: givenKey = null, value: givenValue = null } = entry;
  if (givenValue === null) throw invalidParameter(`messages[${index}].value is missing.`);
  const key = givenKey === null ? { text: null, bytes: null } : measure(givenKey);
  const value = measure(givenValue);
  if ((key.bytes ?? 0) > MAX_KEY_BYTES)
    throw invalidParameter(
      `messages[${index}].key has ${key.bytes ?? 0} bytes decoded; the limit is ${MAX_KEY_BYTES}.`,
    );
  if (value.bytes > MAX_VALUE_BYTES) throw requestTooLarge();
  return { key: key.text, value: value.text, keyBytes: key.bytes, valueBytes: value.bytes };
}

/** The entries of a PutMessages body, themselves not looked at yet. @throws OciError */
export function parseEntries({ messages }: JsonObject): unknown[] {
  if (messages === undefined || messages === null) throw invalidParameter('messages is missing.');
  if (!Array.isArray(messages)) throw unparsableBody();
  if (messages.length === 0)
    throw invalidParameter('messages is empty: a request holds one message or more.');
  return messages;
}

/**
 * Checks the shape and the sizes of entries before anything is decoded.
 *
 * @param start the index of the first of them in its request
 * @throws OciError
 */
export const measureEntries = (entries: readonly unknown[], start: number): MeasuredEntry[] =>
  entries.map((entry, index) => measureEntry(entry, start + index));
