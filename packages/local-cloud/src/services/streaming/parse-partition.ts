import { invalidParameter } from '../../errors';

/** Parses the id of a partition, `"0"` to one less than there are. @throws OciError */
export function parsePartition(partition: unknown, partitions: number): number {
  const number = typeof partition === 'string' && /^\d{1,9}$/.test(partition) ? Number(partition) : NaN;
  if (number < partitions) return number;
  throw invalidParameter(
    `partition ${JSON.stringify(partition)} does not exist: this stream has "0" to "${partitions - 1}".`,
  );
}
