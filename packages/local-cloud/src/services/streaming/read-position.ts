import { invalidParameter } from '../../errors';
import type { JsonObject } from '../../server/parse-json-object';
import type { PartitionLog } from './log/partition-log';

/** From where to read on. `AT_OFFSET` means that message or the next one there is. Times are milliseconds since the epoch. */
export type ReadPosition =
  { type: 'TRIM_HORIZON' } | { type: 'AT_TIME'; time: number } | { type: 'AT_OFFSET'; offset: number };

/** What of a partition a position is resolved against. */
export type OffsetLookup = Pick<PartitionLog, 'startOffset' | 'endOffset' | 'offsetAtTime'>;

/** RFC 3339, as the API asks for: a date, a time, and a zone. */
const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d?:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:?\d\d)$/;

/** Parses the `time` of an `AT_TIME` cursor. @throws OciError */
function parseTime(time: unknown): number {
  const parsed = typeof time === 'string' && RFC_3339.test(time) ? Date.parse(time) : NaN;
  if (Number.isNaN(parsed))
    throw invalidParameter(
      'time must be an RFC 3339 timestamp, like 2013-01-01T06:00:00Z, for type AT_TIME.',
    );
  return parsed;
}

/**
 * Parses the `type` and `time` that cursors of partitions and of groups have in common.
 *
 * @param endOffset of the partition, now: `LATEST` begins there
 * @throws OciError
 */
export function parsePosition({ type, time }: JsonObject, endOffset: number): ReadPosition {
  if (type === 'TRIM_HORIZON') return { type };
  if (type === 'LATEST') return { type: 'AT_OFFSET', offset: endOffset };
  if (type === 'AT_TIME') return { type, time: parseTime(time) };
  throw invalidParameter(
    `type ${JSON.stringify(type)} is not one of TRIM_HORIZON, LATEST, AT_TIME and, for a partition, AT_OFFSET, AFTER_OFFSET.`,
  );
}

/** The offset that a position means at this moment, or nothing when messages at it are gone. */
export function resolvePosition(position: ReadPosition, log: OffsetLookup): number | undefined {
  if (position.type === 'TRIM_HORIZON') return log.startOffset();
  if (position.type === 'AT_TIME') return log.offsetAtTime(position.time) ?? log.endOffset();
  return position.offset < log.startOffset() ? undefined : position.offset;
}
