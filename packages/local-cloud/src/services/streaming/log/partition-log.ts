import type { ReadLimits, StoredMessage } from '../types';
import { openSegments, type SegmentsOptions } from './open-segments';
import { createPageBuilder } from './page-builder';
import type { EncodedMessages, Segment } from './segment';

/** The messages of one partition, in files. All calls are synchronous: two of them never interleave. */
export interface PartitionLog {
  /** Stores messages; when it returns, they survive the end of the process. @returns the first one's offset */
  append: (messages: EncodedMessages, timestamp: number) => number;
  /** Messages from `offset` on, or from the oldest one when that is higher. */
  read: (offset: number, limits: ReadLimits) => StoredMessage[];
  /** Nothing below this offset can be read any more, and nothing from it on has gone. */
  startOffset: () => number;
  /** Offset of the oldest message, if there is one. */
  oldestOffset: () => number | undefined;
  /** The offset after the youngest message. */
  endOffset: () => number;
  /** Offset of the first message that is at least as young as `time`, in milliseconds since the Unix epoch. */
  offsetAtTime: (time: number) => number | undefined;
  /** Size of all files. */
  bytes: () => number;
  close: () => void;
}

function readSegments(segments: readonly Segment[], offset: number, limits: ReadLimits): StoredMessage[] {
  const page = createPageBuilder(limits);
  for (const { index, read } of segments) if (index.endOffset() > offset && !read(offset, page)) break;
  return page.messages;
}

function findTime(segments: readonly Segment[], time: number): number | undefined {
  for (const { offsetAtTime } of segments) {
    const offset = offsetAtTime(time);
    if (offset !== undefined) return offset;
  }
  return undefined;
}

/**
 * Opens a partition. As in OCI, its offsets rise but need not follow one another: here one number is left out wherever
 * a new file begins and after each opening, so that nobody comes to rely on the next.
 * See https://docs.oracle.com/en-us/iaas/Content/Streaming/Tasks/using_consumer_groups.htm ("offsets aren't dense").
 */
export function openPartitionLog(options: SegmentsOptions): PartitionLog {
  const { list, active, rollIfFull, trim: trimSegments, close } = openSegments(options);
  const endOffset = (): number => active().index.endOffset();
  let leaveGap = endOffset() > 0;
  const trim = (): void => {
    if (trimSegments()) leaveGap = true;
  };
  const trimmed = () => {
    trim();
    return list();
  };

  const append: PartitionLog['append'] = (messages, timestamp) => {
    trim();
    if (rollIfFull()) leaveGap = true;
    const baseOffset = endOffset() + (leaveGap ? 1 : 0);
    active().append(messages, baseOffset, timestamp);
    leaveGap = false;
    return baseOffset;
  };
  return {
    append,
    read: (offset, limits) => readSegments(trimmed(), offset, limits),
    startOffset: () => trimmed()[0]?.baseOffset ?? 0,
    oldestOffset: () =>
      trimmed()
        .find(({ index }) => index.bytes() > 0)
        ?.index.firstOffset(),
    endOffset,
    offsetAtTime: (time) => findTime(trimmed(), time),
    bytes: () => list().reduce((sum, { index }) => sum + index.bytes(), 0),
    close,
  };
}
