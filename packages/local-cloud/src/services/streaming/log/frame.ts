import { crc32 } from 'node:zlib';
import type { PageBuilder } from './page-builder';

/**
 * Messages lie on disk in frames: what one request stores in one partition. A frame is whole or it is not there.
 *
 * ```
 * 0 length of all that follows  u32   │ 20 count of messages  u32
 * 4 CRC-32 of all that follows  u32   │ 24 per message: key length u16 (0xffff: no key), value length u32, key, value
 * 8 offset of the first message u48   │
 * 14 milliseconds since epoch   u48   │
 * ```
 */
export const FRAME_HEADER_BYTES = 24;
/** Bytes before the key of each message. */
export const ENTRY_HEADER_BYTES = 6;
const NO_KEY = 0xffff;
const CHECKED_FROM = 8;

/** What a frame says of itself. */
export interface FrameHeader {
  /** Of the whole frame. */
  bytes: number;
  baseOffset: number;
  timestamp: number;
  count: number;
}

/** Writes the lengths of a message; its key and value come after. `null` stands for no key. */
export function writeEntryHeader(
  target: Buffer,
  at: number,
  keyBytes: number | null,
  valueBytes: number,
): void {
  target.writeUInt16BE(keyBytes ?? NO_KEY, at);
  target.writeUInt32BE(valueBytes, at + 2);
}

/** Makes the header that goes before `entries`, which holds `count` messages one after the other. */
export function encodeFrameHeader(header: Omit<FrameHeader, 'bytes'>, entries: Buffer): Buffer {
  const buffer = Buffer.allocUnsafe(FRAME_HEADER_BYTES);
  buffer.writeUInt32BE(FRAME_HEADER_BYTES - 4 + entries.length, 0);
  buffer.writeUIntBE(header.baseOffset, 8, 6);
  buffer.writeUIntBE(header.timestamp, 14, 6);
  buffer.writeUInt32BE(header.count, 20);
  buffer.writeUInt32BE(crc32(entries, crc32(buffer.subarray(CHECKED_FROM))), 4);
  return buffer;
}

/** Reads the header at `at`, or nothing when there are too few bytes for one. */
export function decodeFrameHeader(buffer: Buffer, at: number): FrameHeader | undefined {
  if (at + FRAME_HEADER_BYTES > buffer.length) return undefined;
  return {
    bytes: buffer.readUInt32BE(at) + 4,
    baseOffset: buffer.readUIntBE(at + 8, 6),
    timestamp: buffer.readUIntBE(at + 14, 6),
    count: buffer.readUInt32BE(at + 20),
  };
}

/** Whether the frame at `at` is all there and unharmed. */
export function isFrameWhole(buffer: Buffer, at: number, { bytes, count }: FrameHeader): boolean {
  if (bytes <= FRAME_HEADER_BYTES || count === 0 || at + bytes > buffer.length) return false;
  return crc32(buffer.subarray(at + CHECKED_FROM, at + bytes)) === buffer.readUInt32BE(at + 4);
}

/** Adds to `found` the messages of the frame at `at` from `fromOffset` on. @returns whether there is room for more */
export function readFrame(
  buffer: Buffer,
  at: number,
  { baseOffset, timestamp, count }: FrameHeader,
  fromOffset: number,
  found: PageBuilder,
): boolean {
  let position = at + FRAME_HEADER_BYTES;
  for (let index = 0; index < count; index += 1) {
    const keyBytes = buffer.readUInt16BE(position);
    const keyStart = position + ENTRY_HEADER_BYTES;
    const valueStart = keyStart + (keyBytes === NO_KEY ? 0 : keyBytes);
    position = valueStart + buffer.readUInt32BE(position + 2);
    if (baseOffset + index < fromOffset) continue;
    const key = keyBytes === NO_KEY ? null : buffer.subarray(keyStart, valueStart);
    const message = {
      offset: baseOffset + index,
      timestamp,
      key,
      value: buffer.subarray(valueStart, position),
    };
    if (!found.add(message)) return false;
  }
  return true;
}
