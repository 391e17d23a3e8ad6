import type { FrameHeader } from './frame';

/** How far apart the entries of the index may be. A read begins at most this and one frame before what it looks for. */
const STRETCH_BYTES = 64 * 1024;

/** What is kept in memory of a segment: where some of its frames begin, never a message. */
export interface FrameIndex {
  /** Adds the frame after the last one. */
  add(header: FrameHeader): void;
  /** Sum of all frames. */
  bytes(): number;
  /** Offset of the first message, if there is one. */
  firstOffset(): number | undefined;
  /** The offset after the last message, or the base offset. */
  endOffset(): number;
  firstTimestamp(): number | undefined;
  /** Of the youngest message; `-Infinity` when there is none. */
  maxTimestamp(): number;
  /** A position at or before the frame with this offset. */
  positionOf(offset: number): number;
  /** A position at or before the first frame that is at least as young as `time`, if there is such a frame. */
  positionAtTime(time: number): number | undefined;
}

interface Stretch {
  position: number;
  baseOffset: number;
  maxTimestamp: number;
}

/** The last stretch that begins at or before `offset`. */
function findStretch(stretches: readonly Stretch[], offset: number): Stretch | undefined {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stretches[middle]?.baseOffset ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return stretches[low - 1];
}

/** Makes the index of an empty segment. */
export function createFrameIndex(baseOffset: number): FrameIndex {
  const stretches: Stretch[] = [];
  let [bytes, end, youngest] = [0, baseOffset, -Infinity];
  let first: FrameHeader | undefined;

  const add = (header: FrameHeader): void => {
    const last = stretches.at(-1);
    if (last === undefined || bytes - last.position >= STRETCH_BYTES)
      stretches.push({ position: bytes, baseOffset: header.baseOffset, maxTimestamp: header.timestamp });
    else last.maxTimestamp = Math.max(last.maxTimestamp, header.timestamp);
    first ??= header;
    bytes += header.bytes;
    end = header.baseOffset + header.count;
    youngest = Math.max(youngest, header.timestamp);
  };

  return {
    add,
    bytes: () => bytes,
    firstOffset: () => first?.baseOffset,
    endOffset: () => end,
    firstTimestamp: () => first?.timestamp,
    maxTimestamp: () => youngest,
    positionOf: (offset) => findStretch(stretches, offset)?.position ?? 0,
    positionAtTime: (time) => stretches.find(({ maxTimestamp }) => maxTimestamp >= time)?.position,
  };
}
