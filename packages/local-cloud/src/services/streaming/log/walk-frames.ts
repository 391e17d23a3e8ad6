import { readSync } from 'node:fs';
import { decodeFrameHeader, type FrameHeader } from './frame';

const CHUNK_BYTES = 256 * 1024;

/** Is shown one frame, whole in `buffer` at `at`. @returns whether to go on */
export type FrameVisitor = (buffer: Buffer, at: number, header: FrameHeader) => boolean;

function readChunk(file: number, position: number, bytes: number): Buffer {
  const chunk = Buffer.allocUnsafeSlow(bytes);
  const read = readSync(file, chunk, 0, bytes, position);
  if (read < bytes) throw new Error(`the file ends ${bytes - read} bytes before its last frame`);
  return chunk;
}

/** Shows the frames of a file from `position` up to `end`, in order. Each chunk is a new buffer: messages may point into it. */
export function walkFrames(file: number, position: number, end: number, visit: FrameVisitor): void {
  let wanted = CHUNK_BYTES;
  for (let start = position; start < end;) {
    const chunk = readChunk(file, start, Math.min(wanted, end - start));
    let at = 0;
    for (;;) {
      const header = decodeFrameHeader(chunk, at);
      wanted = Math.max(CHUNK_BYTES, header?.bytes ?? 0);
      if (header === undefined || at + header.bytes > chunk.length) break;
      if (!visit(chunk, at, header)) return;
      at += header.bytes;
    }
    start += at;
  }
}
