import type { PartitionLog } from './log/partition-log';
import type { OpenStream } from './open-streams';

/** Where a stream stands, by the id of its partitions. */
export interface PartitionStatus {
  partition: string;
  /** Of the oldest message; absent when there is none. */
  oldestOffset?: number;
  /** After the youngest message. */
  endOffset: number;
  bytes: number;
}

function toPartitionStatus(log: PartitionLog, partition: number): PartitionStatus {
  const oldestOffset = log.oldestOffset();
  return {
    partition: String(partition),
    ...(oldestOffset === undefined ? {} : { oldestOffset }),
    endOffset: log.endOffset(),
    bytes: log.bytes(),
  };
}

/** Says where the partitions of a stream stand. */
export const toStreamStatus = ({ logs }: OpenStream): PartitionStatus[] => logs.map(toPartitionStatus);
