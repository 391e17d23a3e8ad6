import { ENTRY_HEADER_BYTES, writeEntryHeader } from '../log/frame';
import type { EncodedMessages } from '../log/segment';
import { unparsableBody } from '../errors';
import { GENERATED_KEY_BYTES } from '../limits';
import { decodeBase64 } from './decode-base64';
import type { MeasuredEntry } from './measure-entries';

/** What {@link encodeEntries} works with. */
export interface EncodeEntriesDeps {
  /** Says in which partition a message with this key belongs. */
  choosePartition: (key: Uint8Array) => number;
  /** Fills a buffer with random bytes: the key of a message that has none. */
  fillRandom: (target: Buffer) => void;
}

/** The part of a request that goes to one partition. */
export interface PartitionBatch extends EncodedMessages {
  /** Decoded keys and values. */
  bytes: number;
  parts: Buffer[];
}

/** A request, sorted by partition. */
export interface EncodedRequest {
  batches: Map<number, PartitionBatch>;
  /** The partition of each entry, in the order of the request. */
  partitionOf: number[];
}

/**
 * Decodes all keys and values, each once, into one buffer, as a partition's file holds them; neighbours of the same
 * partition stay one part.
 *
 * @throws OciError when one of them is not base64
 */
export function encodeEntries(
  entries: readonly MeasuredEntry[],
  { choosePartition, fillRandom }: EncodeEntriesDeps,
): EncodedRequest {
  const decodedBytes = entries.reduce(
    (sum, { keyBytes, valueBytes }) => sum + (keyBytes ?? 0) + valueBytes,
    0,
  );
  const arena = Buffer.allocUnsafe(decodedBytes + entries.length * ENTRY_HEADER_BYTES);
  const generatedKey = Buffer.allocUnsafe(GENERATED_KEY_BYTES);
  const batches = new Map<number, PartitionBatch>();
  const partitionOf: number[] = [];
  let [at, partStart, open] = [0, 0, undefined as PartitionBatch | undefined];

  for (const { key, value, keyBytes, valueBytes } of entries) {
    const entryStart = at;
    writeEntryHeader(arena, at, keyBytes, valueBytes);
    const keyStart = at + ENTRY_HEADER_BYTES;
    const valueStart = keyStart + (keyBytes ?? 0);
    if (key !== null && !decodeBase64(key, arena, keyStart, valueStart - keyStart)) throw unparsableBody();
    if (!decodeBase64(value, arena, valueStart, valueBytes)) throw unparsableBody();
    at = valueStart + valueBytes;
    if (key === null) fillRandom(generatedKey);
    const partition = choosePartition(key === null ? generatedKey : arena.subarray(keyStart, valueStart));
    partitionOf.push(partition);
    const batch = batches.get(partition) ?? { count: 0, bytes: 0, parts: [] };
    batches.set(partition, batch);
    batch.count += 1;
    batch.bytes += at - keyStart;
    if (batch !== open) {
      open?.parts.push(arena.subarray(partStart, entryStart));
      [open, partStart] = [batch, entryStart];
    }
  }
  open?.parts.push(arena.subarray(partStart, at));
  return { batches, partitionOf };
}
