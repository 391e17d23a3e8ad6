import type { StreamMessage } from '@weather-stream/message-schema';

/** Bytes that padded base64 decodes to, without decoding it. */
export function decodedLength(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}

/** What a message counts towards the limit of a put: its decoded key and value. */
export function messageBytes({ key, value }: StreamMessage): number {
  return decodedLength(key) + decodedLength(value);
}

/** What a message takes of memory while it is pending: its encoded key and value. */
export function heldBytes({ key, value }: StreamMessage): number {
  return key.length + value.length;
}
