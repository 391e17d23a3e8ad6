import type { BatchItem } from './batch';

/**
 * Puts the messages of several partitions into one order: the oldest first, as far as the order within each partition,
 * which is never changed, allows.
 */
export function mergeByTime(partitions: readonly (readonly BatchItem[])[]): BatchItem[] {
  const heads = partitions.map(() => 0);
  const merged: BatchItem[] = [];
  for (;;) {
    let oldest: BatchItem | undefined;
    let from = -1;
    partitions.forEach((items, index) => {
      const head = items[heads[index] ?? 0];
      if (head === undefined || (oldest !== undefined && oldest.timestamp <= head.timestamp)) return;
      [oldest, from] = [head, index];
    });
    if (oldest === undefined) return merged;
    merged.push(oldest);
    heads[from] = (heads[from] ?? 0) + 1;
  }
}
