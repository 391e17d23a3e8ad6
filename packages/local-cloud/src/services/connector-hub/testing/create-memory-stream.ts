import { OciError } from '../../../errors';
import type { StreamReader } from '../../streaming/create-stream-reader';
import type { StoredMessage } from '../../streaming/types';

/** A stream in memory. */
export interface MemoryStream {
  reader: StreamReader;
  /** Stores a message; the others follow one by one. */
  put(partition: string, message: Omit<StoredMessage, 'offset'>): void;
  /** Removes all messages of a partition before this offset. */
  trim(partition: string, offset: number): void;
  /** Lets every access fail, or work again. */
  setGone(isGone: boolean): void;
}

interface Partition {
  messages: StoredMessage[];
  end: number;
}

/** Makes the fake stream `stream`. */
export function createMemoryStream(partitionCount: number): MemoryStream {
  const partitions: Partition[] = Array.from({ length: partitionCount }, () => ({ messages: [], end: 0 }));
  const listeners = new Set<() => void>();
  let isGone = false;
  const partitionOf = (partition: string): Partition => {
    const found = partitions[Number(partition)];
    if (isGone || found === undefined) throw new OciError(404, 'NotAuthorizedOrNotFound', 'no stream');
    return found;
  };
  const reader: StreamReader = {
    readFrom: (_streamId, partition, offset, { maxMessages }) =>
      partitionOf(partition)
        .messages.filter((message) => message.offset >= offset)
        .slice(0, maxMessages),
    endOffsets: () =>
      Object.fromEntries(partitions.map((_, index) => [String(index), partitionOf(String(index)).end])),
    oldestOffset: (_streamId, partition) =>
      partitionOf(partition).messages[0]?.offset ?? partitionOf(partition).end,
    onAppended: (_streamId, listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    reader,
    put: (partition, message) => {
      const target = partitionOf(partition);
      target.messages.push({ ...message, offset: target.end });
      target.end += 1;
      for (const listener of listeners) listener();
    },
    trim: (partition, offset) => {
      const target = partitionOf(partition);
      target.messages = target.messages.filter((message) => message.offset >= offset);
    },
    setGone: (gone) => {
      isGone = gone;
    },
  };
}
