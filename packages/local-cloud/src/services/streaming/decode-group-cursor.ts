import type { OciRequest } from '../../server/operation';
import { decodeCursor, type GroupCursor } from './cursor-codec';
import { cursorInvalid } from './errors';

/** Reads the cursor of a call that only members of a group make. @throws OciError */
export function decodeGroupCursor({ query }: OciRequest, streamId: string, now: number): GroupCursor {
  const cursor = decodeCursor(query.get('cursor'), streamId, now);
  if (cursor.kind !== 'group') throw cursorInvalid();
  return cursor;
}
