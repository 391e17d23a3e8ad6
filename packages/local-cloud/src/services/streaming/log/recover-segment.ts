import { fstatSync, ftruncateSync, readSync } from 'node:fs';
import { decodeFrameHeader, isFrameWhole } from './frame';
import type { FrameIndex } from './frame-index';

function readWhole(file: number): Buffer {
  const buffer = Buffer.allocUnsafeSlow(fstatSync(file).size);
  let filled = 0;
  while (filled < buffer.length) {
    const read = readSync(file, buffer, filled, buffer.length - filled, filled);
    if (read === 0) break;
    filled += read;
  }
  return buffer.subarray(0, filled);
}

/**
 * Fills the index of a segment from its file, and cuts off what is not a whole frame: a process that was killed while
 * it wrote leaves half a frame at the end, which was never acknowledged.
 *
 * @returns how many bytes were cut off
 */
export function recoverSegment(file: number, index: FrameIndex): number {
  const content = readWhole(file);
  for (;;) {
    const header = decodeFrameHeader(content, index.bytes());
    if (header === undefined || !isFrameWhole(content, index.bytes(), header)) break;
    if (header.baseOffset < index.endOffset()) break;
    index.add(header);
  }
  const tornBytes = content.length - index.bytes();
  if (tornBytes > 0) ftruncateSync(file, index.bytes());
  return tornBytes;
}
