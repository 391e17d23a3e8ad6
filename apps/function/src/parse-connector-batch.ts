import { BatchUnreadableError } from './errors';

/** One message as the connector hands it over. */
export interface ConnectorMessage {
  /** Name of the stream. */
  stream: string;
  /** `null` when the connector did not say. */
  partition: string | null;
  /** `null` when the connector did not say. */
  offset: number | null;
  /** Base64, or `null` without a key. */
  key: string | null;
  /** Base64. */
  value: string;
}

/** An entry of the batch: a message, or whatever else stood in its place, as JSON. */
export type ConnectorEntry =
  { kind: 'message'; message: ConnectorMessage } | { kind: 'unreadable'; text: string };

const toOffset = (offset: unknown): number | null => {
  const parsed = typeof offset === 'string' && /^\d+$/.test(offset) ? Number(offset) : offset;
  return typeof parsed === 'number' && Number.isSafeInteger(parsed) ? parsed : null;
};

const toPartition = (partition: unknown): string | null =>
  typeof partition === 'string' || typeof partition === 'number' ? String(partition) : null;

function parseEntry(entry: unknown): ConnectorEntry {
  const { stream, partition, offset, key, value } = (entry ?? {}) as Record<string, unknown>;
  if (typeof value !== 'string') return { kind: 'unreadable', text: JSON.stringify(entry) };
  return {
    kind: 'message',
    message: {
      stream: typeof stream === 'string' ? stream : 'unknown',
      partition: toPartition(partition),
      offset: toOffset(offset),
      key: typeof key === 'string' && key !== '' ? key : null,
      value,
    },
  };
}

/**
 * Reads what a connector with a Streaming source sends: `[{stream, partition, key, value, offset, timestamp}]`, leniently,
 * since samples of it differ in the types of offset, timestamp and key.
 *
 * @throws BatchUnreadableError when the body is no JSON array; an entry that is no message never makes it throw
 */
export function parseConnectorBatch(body: Uint8Array): ConnectorEntry[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw new BatchUnreadableError(body.length === 0 ? 'empty' : `not JSON (${body.length} bytes)`);
  }
  if (!Array.isArray(parsed)) throw new BatchUnreadableError(parsed === null ? 'null' : typeof parsed);
  return parsed.map(parseEntry);
}
