import { encodeFrameHeader, FRAME_HEADER_BYTES, readFrame } from './frame';
import { createFrameIndex, type FrameIndex } from './frame-index';
import type { PageBuilder } from './page-builder';
import { recoverSegment } from './recover-segment';
import { openSegmentFile } from './segment-file';
import { walkFrames, type FrameVisitor } from './walk-frames';

/** Messages of one request for one partition, encoded. */
export interface EncodedMessages {
  count: number;
  /** As `frame.ts` describes them, one after the other. */
  entries: Buffer;
}

/** One file of a partition. */
export interface Segment {
  /** No message in it has a lower offset. */
  readonly baseOffset: number;
  readonly index: FrameIndex;
  /** Bytes that were cut off when the file was opened. */
  readonly tornBytes: number;
  /** Stores messages after the last one. When it returns, they survive the end of the process. */
  append: (messages: EncodedMessages, baseOffset: number, timestamp: number) => void;
  /** Adds messages from `offset` on until the page is full or the segment ends. @returns whether there is room for more */
  read: (offset: number, page: PageBuilder) => boolean;
  /** Offset of the first message that is at least as young as `time`. */
  offsetAtTime: (time: number) => number | undefined;
  /** Nothing more will be appended: the file need not stay open. */
  seal: () => void;
  remove: () => void;
}

/** Opens a segment's file, or makes it. */
export function openSegment(path: string, baseOffset: number): Segment {
  const { append: write, use, seal, remove } = openSegmentFile(path);
  const index = createFrameIndex(baseOffset);
  const tornBytes = use((file) => recoverSegment(file, index));
  const walk = (position: number, visit: FrameVisitor): void =>
    use((file) => walkFrames(file, position, index.bytes(), visit));

  const append: Segment['append'] = ({ count, entries }, firstOffset, timestamp) => {
    const header = encodeFrameHeader({ baseOffset: firstOffset, timestamp, count }, entries);
    write([header, entries], index.bytes());
    const bytes = FRAME_HEADER_BYTES + entries.length;
    index.add({ bytes, baseOffset: firstOffset, timestamp, count });
  };
  const read: Segment['read'] = (offset, page) => {
    let hasRoom = true;
    walk(index.positionOf(offset), (buffer, at, header) => {
      if (header.baseOffset + header.count > offset) hasRoom = readFrame(buffer, at, header, offset, page);
      return hasRoom;
    });
    return hasRoom;
  };
  const offsetAtTime = (time: number): number | undefined => {
    let found: number | undefined;
    walk(index.positionAtTime(time) ?? index.bytes(), (_buffer, _at, header) => {
      if (header.timestamp >= time) found = header.baseOffset;
      return found === undefined;
    });
    return found;
  };
  return { baseOffset, index, tornBytes, append, read, offsetAtTime, seal, remove };
}
