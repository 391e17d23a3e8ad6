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
  /** Of decoded keys and values. */
  bytes: number;
}

/** A request, sorted by partition. */
export interface EncodedRequest {
  batches: Map<number, PartitionBatch>;
  /** The partition of each entry, in the order of the request. */
  partitionOf: number[];
}

/** Decodes an entry into `target`. @returns where it ends */
function decodeEntry(
  target: Buffer,
  at: number,
  { key, value, keyBytes, valueBytes }: MeasuredEntry,
): number {
  writeEntryHeader(target, at, keyBytes, valueBytes);
  const keyStart = at + ENTRY_HEADER_BYTES;
  const valueStart = keyStart + (keyBytes ?? 0);
  if (key !== null && !decodeBase64(key, target, keyStart, valueStart - keyStart)) throw unparsableBody();
  if (!decodeBase64(value, target, valueStart, valueBytes)) throw unparsableBody();
  return valueStart + valueBytes;
}

/** Cuts a buffer of entries at `ends` and brings together what belongs to one partition; neighbours stay one piece. */
function sortByPartition(arena: Buffer, ends: readonly number[], partitionOf: readonly number[]) {
  const pieces = new Map<number, Buffer[]>();
  let start = 0;
  ends.forEach((end, index) => {
    const partition = partitionOf[index] ?? 0;
    if (partitionOf[index + 1] === partition) return;
    const ofPartition = pieces.get(partition);
    if (ofPartition === undefined) pieces.set(partition, [arena.subarray(start, end)]);
    else ofPartition.push(arena.subarray(start, end));
    start = end;
  });
  return pieces;
}

function toBatch(pieces: readonly Buffer[], count: number): PartitionBatch {
  const [first = Buffer.alloc(0)] = pieces;
  const entries = pieces.length === 1 ? first : Buffer.concat(pieces);
  return { count, entries, bytes: entries.length - count * ENTRY_HEADER_BYTES };
}

/**
 * Decodes all keys and values, each once, into what the files of their partitions hold.
 *
 * @throws OciError when one of them is not base64
 */
export function encodeEntries(
  entries: readonly MeasuredEntry[],
  { choosePartition, fillRandom }: EncodeEntriesDeps,
): EncodedRequest {
  const sizes = entries.map(({ keyBytes, valueBytes }) => ENTRY_HEADER_BYTES + (keyBytes ?? 0) + valueBytes);
  const arena = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + size, 0));
  const generatedKey = Buffer.allocUnsafe(GENERATED_KEY_BYTES);
  const counts = new Map<number, number>();
  const ends: number[] = [];
  let at = 0;
  const partitionOf = entries.map((entry) => {
    const keyStart = at + ENTRY_HEADER_BYTES;
    at = decodeEntry(arena, at, entry);
    ends.push(at);
    if (entry.keyBytes === null) fillRandom(generatedKey);
    const key = entry.keyBytes === null ? generatedKey : arena.subarray(keyStart, keyStart + entry.keyBytes);
    const partition = choosePartition(key);
    counts.set(partition, (counts.get(partition) ?? 0) + 1);
    return partition;
  });
  const pieces = sortByPartition(arena, ends, partitionOf);
  const batches = new Map(
    [...pieces].map(([partition, parts]) => [partition, toBatch(parts, counts.get(partition) ?? 0)]),
  );
  return { batches, partitionOf };
}
