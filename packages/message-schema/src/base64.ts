/** Encodes bytes, or the UTF-8 bytes of a text, as standard base64 with padding. */
export function encodeBase64(content: string | Uint8Array): string {
  return (typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content)).toString(
    'base64',
  );
}

/**
 * Decodes standard base64 with padding, and nothing else: Node's own decoder skips whatever it does not know, so only
 * what encodes back to the same text is taken.
 *
 * @returns the bytes, or `undefined` when `text` is not base64
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

/** Upper bound of the bytes that `text` can decode to, known without decoding it. */
export function maxDecodedLength(text: string): number {
  return Math.floor((text.length / 4) * 3);
}
