import { open, readFile } from 'node:fs/promises';
import { writeFileAtomic } from '@weather-stream/service-kit';
import { stateUnreadable } from '../../errors';
import { isJsonObject } from '../../server/parse-json-object';
import type { ObjectHead } from './types';

/** Bytes before the head: its length, in decimal, padded, and a line feed. */
const prefixBytes = 11;

/** One file an object, so that head and content always belong together: length of the head, head, content. */
export function encodeObject(head: ObjectHead, content: Buffer): Buffer {
  const json = Buffer.from(JSON.stringify(head));
  const prefix = Buffer.from(`${String(json.byteLength).padStart(prefixBytes - 1)}\n`);
  return Buffer.concat([prefix, json, content]);
}

function parseHead(json: Buffer): ObjectHead {
  const head: unknown = JSON.parse(json.toString('utf8'));
  const isHead = isJsonObject(head) && typeof head.name === 'string' && typeof head.size === 'number';
  if (!isHead) throw new Error('not the head of an object');
  return head as unknown as ObjectHead;
}

/** Writes an object; whoever reads it sees all of it or nothing. */
export const writeObjectFile = (path: string, head: ObjectHead, content: Buffer): Promise<void> =>
  writeFileAtomic(path, encodeObject(head, content), 0o600);

/** Reads an object's head alone. @throws LocalCloudStartError `STATE_UNREADABLE` */
export async function readObjectHead(path: string): Promise<ObjectHead> {
  const file = await open(path);
  try {
    const { size: fileSize } = await file.stat();
    const prefix = await file.read(Buffer.alloc(prefixBytes), 0, prefixBytes, 0);
    const length = Number(prefix.buffer.toString('latin1'));
    if (!(length > 0 && prefixBytes + length <= fileSize)) throw new Error('no head');
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, prefixBytes);
    const head = parseHead(buffer);
    if (prefixBytes + length + head.size !== fileSize) throw new Error('cut short');
    return head;
  } catch (cause) {
    throw stateUnreadable(path, 'Remove it to go on without the object', cause);
  } finally {
    await file.close();
  }
}

/** Reads an object's content. */
export async function readObjectContent(path: string, { size }: ObjectHead): Promise<Buffer> {
  const file = await readFile(path);
  return file.subarray(file.byteLength - size);
}
