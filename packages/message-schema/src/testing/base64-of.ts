/** Base64 of anything a test wants on the wire: bytes, text as it is, other values as JSON. */
export function base64Of(content: unknown): string {
  if (content instanceof Uint8Array) return Buffer.from(content).toString('base64');
  return Buffer.from(typeof content === 'string' ? content : JSON.stringify(content), 'utf8').toString(
    'base64',
  );
}
