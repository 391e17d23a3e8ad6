import type { StreamReader } from '../streaming/create-stream-reader';
import type { FindStream } from '../streaming/types';
import type { BatchItem } from './batch';
import { correctPosition } from './correct-position';
import { mergeByTime } from './merge-by-time';
import type { BatchLimits } from './to-batch-limits';
import { toBatchItem } from './to-batch-item';
import type { Positions } from './types';

/** What is read of a stream. */
export interface StreamSourceDeps {
  findStream: FindStream;
  /** The stream's own log: connectors are not throttled by it. */
  reader: StreamReader;
}

/** Where a connector begins that has no position: at the oldest messages, or after the youngest. */
export function startPositions(
  { reader }: StreamSourceDeps,
  streamId: string,
  cursor: 'LATEST' | 'TRIM_HORIZON',
): Positions {
  const ends = reader.endOffsets(streamId);
  if (cursor === 'LATEST') return ends;
  return Object.fromEntries(
    Object.keys(ends).map((partition) => [partition, reader.oldestOffset(streamId, partition)]),
  );
}

/** Positions that can be read from, and how many messages retention has taken away. */
export function correctPositions(
  { reader }: StreamSourceDeps,
  streamId: string,
  positions: Positions,
): { positions: Positions; lostAtMost: number } {
  const corrected = Object.entries(reader.endOffsets(streamId)).map(([partition, end]) => {
    const oldest = reader.oldestOffset(streamId, partition);
    return { partition, ...correctPosition(positions[partition] ?? oldest, oldest, end) };
  });
  return {
    positions: Object.fromEntries(corrected.map(({ partition, position }) => [partition, position])),
    lostAtMost: corrected.reduce((sum, { lostAtMost }) => sum + lostAtMost, 0),
  };
}

/** Reads what comes next in all partitions, the oldest first: at least what a batch of these limits can hold. */
export function readItems(
  { findStream, reader }: StreamSourceDeps,
  streamId: string,
  positions: Positions,
  { maxMessages, maxBytes }: BatchLimits,
): BatchItem[] {
  const name = findStream(streamId)?.name ?? streamId;
  const partitions = Object.entries(positions).map(([partition, position]) =>
    reader
      .readFrom(streamId, partition, position, { maxMessages, maxBytes })
      .map((message) => toBatchItem(name, partition, message)),
  );
  return mergeByTime(partitions);
}
