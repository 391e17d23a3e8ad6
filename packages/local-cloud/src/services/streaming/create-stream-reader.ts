import type { AppendListeners } from './append-listeners';
import type { PartitionLog } from './log/partition-log';
import type { OpenStreams } from './open-streams';
import { parsePartition } from './parse-partition';
import type { ReadLimits, StoredMessage } from './types';

/** Reads streams without cursors and without their rate limits, for services of the same cloud. */
export interface StreamReader {
  /**
   * Messages from `offset` on: the one there, or the next there is. Offsets have gaps: read on after the last one.
   *
   * @throws OciError 404 when the stream is not there
   */
  readFrom(streamId: string, partition: string, offset: number, limits: ReadLimits): StoredMessage[];
  /** Partition → the offset after its youngest message. @throws OciError 404 */
  endOffsets(streamId: string): Record<string, number>;
  /** Offset of the oldest message, or the end offset when there is none. @throws OciError 404 */
  oldestOffset(streamId: string, partition: string): number;
  /** Calls `listener` after each request that stored something in the stream. @returns what ends it */
  onAppended(streamId: string, listener: () => void): () => void;
}

/** Makes the reader of all streams. */
export function createStreamReader(streams: OpenStreams, listeners: AppendListeners): StreamReader {
  const logOf = (streamId: string, partition: string): PartitionLog => {
    const { logs, partitions } = streams.get(streamId);
    const log = logs[parsePartition(partition, partitions)];
    if (log === undefined) throw new Error(`partition ${partition} of ${streamId} is closed`);
    return log;
  };
  return {
    readFrom: (streamId, partition, offset, limits) => logOf(streamId, partition).read(offset, limits),
    endOffsets: (streamId) =>
      Object.fromEntries(
        streams.get(streamId).logs.map((log, partition) => [String(partition), log.endOffset()]),
      ),
    oldestOffset: (streamId, partition) => {
      const log = logOf(streamId, partition);
      return log.oldestOffset() ?? log.endOffset();
    },
    onAppended: listeners.add,
  };
}
