import type { ObjectHead } from './types';

/** Which objects of a bucket are listed. */
export interface ObjectSelection {
  /** @default all */
  prefix?: string;
  /** Names from here on. */
  start?: string;
  /** Names behind this one. */
  startAfter?: string;
  /** Names before this one. */
  end?: string;
  /** Names that go on behind the first `/` after the prefix are told by what is before it. */
  delimiter?: string;
  /** Of names and prefixes together. */
  limit: number;
}

/** One page of a list of objects. */
export interface ObjectPage {
  heads: ObjectHead[];
  prefixes: string[];
  /** The name that the next page starts with, when there is one. */
  nextStartWith: string | undefined;
}

/** Compares as Object Storage sorts: by the bytes of UTF-8. */
const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Selects a page. @param sorted the objects in the order of their names' bytes */
export function selectObjects(sorted: readonly ObjectHead[], selection: ObjectSelection): ObjectPage {
  const { prefix = '', start, startAfter, end, delimiter, limit } = selection;
  const isWithin = ({ name }: ObjectHead): boolean =>
    name.startsWith(prefix) &&
    (start === undefined || compare(name, start) >= 0) &&
    (startAfter === undefined || compare(name, startAfter) > 0) &&
    (end === undefined || compare(name, end) < 0);
  const commonPrefix = (name: string): string | undefined => {
    const index = delimiter === undefined ? -1 : name.indexOf(delimiter, prefix.length);
    return index === -1 ? undefined : name.slice(0, index + 1);
  };
  const heads: ObjectHead[] = [];
  const prefixes = new Set<string>();
  for (const head of sorted.filter(isWithin)) {
    const common = commonPrefix(head.name);
    if (common !== undefined && prefixes.has(common)) continue;
    if (heads.length + prefixes.size >= limit)
      return { heads, prefixes: [...prefixes], nextStartWith: head.name };
    if (common === undefined) heads.push(head);
    else prefixes.add(common);
  }
  return { heads, prefixes: [...prefixes], nextStartWith: undefined };
}
