import { isJsonObject } from '../../server/parse-json-object';
import { cursorExpired, cursorInvalid } from './errors';
import { CURSOR_LIFETIME_MS } from './limits';
import type { ReadPosition } from './read-position';

/** Reads one partition. */
export interface PartitionCursor {
  kind: 'partition';
  streamId: string;
  partition: number;
  position: ReadPosition;
}

/** Reads as a member of a consumer group. */
export interface GroupCursor {
  kind: 'group';
  streamId: string;
  groupName: string;
  instanceName: string;
  timeoutInMs: number;
  commitOnGet: boolean;
  /** Of the group, when the cursor was made: after UpdateGroup, what an older cursor has read counts no more. */
  epoch: number;
  /** Partition → offset of the last message that this chain of cursors has returned. */
  returned: Record<string, number>;
  /** The partition of the last page, so that all have their turn; -1 before the first. */
  lastPartition: number;
}

/** What a cursor stands for. */
export type Cursor = PartitionCursor | GroupCursor;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

function isPosition(value: unknown): value is ReadPosition {
  if (!isJsonObject(value)) return false;
  if (value.type === 'AT_OFFSET') return isCount(value.offset);
  return value.type === 'TRIM_HORIZON' || (value.type === 'AT_TIME' && Number.isFinite(value.time));
}

function isCursor(value: unknown): value is Cursor {
  if (!isJsonObject(value) || typeof value.streamId !== 'string') return false;
  if (value.kind === 'partition') return isCount(value.partition) && isPosition(value.position);
  return (
    value.kind === 'group' &&
    [value.groupName, value.instanceName].every((name) => typeof name === 'string') &&
    isCount(value.timeoutInMs) &&
    isCount(value.epoch) &&
    Number.isSafeInteger(value.lastPartition) &&
    typeof value.commitOnGet === 'boolean' &&
    isJsonObject(value.returned) &&
    Object.values(value.returned).every(isCount)
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/**
 * Makes the opaque text of a cursor: URL-safe characters only, because the vendor's JavaScript SDK sends it as it is.
 *
 * @param now milliseconds since the epoch: the cursor lives five minutes from here
 */
export function encodeCursor(cursor: Cursor, now: number): string {
  const content = JSON.stringify({ cursor, expiresAt: now + CURSOR_LIFETIME_MS });
  return Buffer.from(content).toString('base64url');
}

/**
 * Reads the text of a cursor.
 *
 * @param streamId the stream that it is used for, which must be the one that it was made for
 * @throws OciError when it is none, is of another stream, or is older than five minutes
 */
export function decodeCursor(text: string | null, streamId: string, now: number): Cursor {
  const content = text === null ? undefined : parse(text);
  if (!isJsonObject(content) || !Number.isFinite(content.expiresAt)) throw cursorInvalid();
  const { cursor, expiresAt } = content;
  if (!isCursor(cursor) || cursor.streamId !== streamId) throw cursorInvalid();
  if (Number(expiresAt) <= now) throw cursorExpired();
  return cursor;
}
