import { invalidParameter } from '../../errors';
import { rangeNotSatisfiable } from './errors';

/** A piece of an object: both bytes belong to it. */
export interface ByteRange {
  first: number;
  last: number;
}

/**
 * Reads a `range` header, like `bytes=0-99`, `bytes=100-` or `bytes=-50`.
 *
 * @param size of the whole object
 * @throws OciError `InvalidParameter`; `InvalidRange` (416) when no byte of it is there
 */
export function parseRange(range: string, size: number): ByteRange {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(range.trim()) ?? [];
  if (from === undefined || to === undefined || (from === '' && to === ''))
    throw invalidParameter(`range must be one range of bytes, like bytes=0-99; it is ${range}.`);
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (first > last) throw rangeNotSatisfiable(range, size);
  return { first, last };
}
