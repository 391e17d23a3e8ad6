import { throttled } from './errors';
import type { StreamingContext } from './operation-context';

/** Counts a call of a cursor or group operation. @throws OciError 429 when there were too many in a second */
export function throttleCall({ calls }: StreamingContext, operation: string, streamId: string): void {
  const waitMs = calls.take(`${operation}/${streamId}`, 1);
  if (waitMs > 0) throw throttled('requests', waitMs);
}
