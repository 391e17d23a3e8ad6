import type { BatchLimits } from './to-batch-limits';
import type { Positions } from './types';

/** One message on its way, as it stands in the payload. */
export interface BatchItem {
  partition: string;
  offset: number;
  /** When it was stored, in milliseconds since the Unix epoch. */
  timestamp: number;
  json: string;
  /** Of `json` in UTF-8. */
  bytes: number;
}

/** Messages of one move, in order within each partition. */
export interface Batch {
  items: readonly BatchItem[];
  /** Of the payload. */
  bytes: number;
  /** Whether it waits for no more. */
  isFull: boolean;
}

const brackets = '[]';

/** A batch that waits for its first message. */
export const emptyBatch: Batch = { items: [], bytes: brackets.length, isFull: false };

/**
 * Puts the first of the messages into a batch, as many as fit. One message always fits into an empty batch: left
 * outside it would block the stream for ever.
 */
export function addToBatch(
  batch: Batch,
  more: readonly BatchItem[],
  { maxMessages, maxBytes }: BatchLimits,
): Batch {
  const items = [...batch.items];
  let { bytes } = batch;
  for (const item of more) {
    const bytesAfter = bytes + item.bytes + (items.length === 0 ? 0 : ','.length);
    if (items.length >= maxMessages || (items.length > 0 && bytesAfter > maxBytes))
      return { items, bytes, isFull: true };
    items.push(item);
    bytes = bytesAfter;
  }
  return { items, bytes, isFull: items.length >= maxMessages || bytes >= maxBytes };
}

/** Where to go on when a batch has been moved. */
export function advancePositions(positions: Positions, { items }: Batch): Positions {
  const next = { ...positions };
  for (const { partition, offset } of items) next[partition] = offset + 1;
  return next;
}

/** The body that the function gets. */
export const toPayload = ({ items }: Batch): Buffer =>
  Buffer.from(`[${items.map(({ json }) => json).join(',')}]`);
