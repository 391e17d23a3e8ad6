import { invalidParameter } from '../errors';

/** What bounds the pages of a list. */
export interface PageLimits {
  /** @default 100, or `maxLimit` where that is less */
  defaultLimit?: number;
  /** @default 1000 */
  maxLimit?: number;
}

/** One page of a list. */
export interface Page<T> {
  items: T[];
  /** The whole list. */
  all: readonly T[];
  /** How many of it come after this page. */
  remaining: number;
  /** Token of the next page, when there is one. */
  nextPage: string | undefined;
}

function toLimit(query: URLSearchParams, limits: PageLimits): number {
  const { maxLimit = 1000, defaultLimit = Math.min(100, maxLimit) } = limits;
  const limit = query.has('limit') ? Number(query.get('limit')) : defaultLimit;
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit)
    throw invalidParameter(
      `limit must be a whole number from 1 to ${maxLimit}; it is ${query.get('limit') ?? ''}.`,
    );
  return limit;
}

/** Pages by the id that the last one ended with: items that come and go between do not shift the others. */
function toStart(sorted: readonly { id: string }[], page: string | null): number {
  if (page === null || page === '') return 0;
  const lastId = Buffer.from(page, 'base64url').toString();
  const index = sorted.findIndex(({ id }) => id === lastId);
  if (index === -1) throw invalidParameter('page is not a token that this list has given.');
  return index + 1;
}

/** Cuts the page out of a list that the query's `limit` and `page` ask for. @throws OciError that names the parameter */
export function paginate<T extends { id: string }>(
  sorted: readonly T[],
  query: URLSearchParams,
  limits: PageLimits = {},
): Page<T> {
  const limit = toLimit(query, limits);
  const start = toStart(sorted, query.get('page'));
  const items = sorted.slice(start, start + limit);
  const last = items.at(-1);
  const remaining = sorted.length - start - items.length;
  return {
    items,
    all: sorted,
    remaining,
    nextPage: last !== undefined && remaining > 0 ? Buffer.from(last.id).toString('base64url') : undefined,
  };
}
