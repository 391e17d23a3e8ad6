import { badRequest } from '../errors';
import { jsonResponse, type OrdsRequest } from '../http/ords-request';
import { DEFAULT_PAGE_ROWS, MAX_PAGE_ROWS } from '../limits';
import { quoteName } from '../sql/create-table';
import type { OciResponse } from '../../../server/operation';
import { parseFilter } from './parse-filter';
import {
  requireKey,
  toDuckColumns,
  toDuckName,
  toRestRow,
  toRowUrl,
  type Link,
  type RestTable,
} from './rest-table';

interface Page {
  limit: number;
  offset: number;
}

function readCount(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name);
  if (text === null) return otherwise;
  if (!/^\d+$/.test(text)) throw badRequest(`The parameter ${name} is a whole number, not ${text}.`);
  return Number(text);
}

function toLinks({ url }: RestTable, { limit, offset }: Page, q: string | null, hasMore: boolean): Link[] {
  const at = (from: number | undefined): string => {
    const query = new URLSearchParams();
    if (q !== null) query.set('q', q);
    if (from !== undefined && from > 0) query.set('offset', String(from));
    if (limit !== DEFAULT_PAGE_ROWS) query.set('limit', String(limit));
    return query.size === 0 ? url : `${url}?${query.toString()}`;
  };
  return [
    { rel: 'self', href: url },
    { rel: 'edit', href: url },
    { rel: 'describedby', href: url.replace(/([^/]+\/)$/, 'metadata-catalog/$1') },
    { rel: 'first', href: at(undefined) },
    ...(hasMore ? [{ rel: 'next', href: at(offset + limit) }] : []),
    ...(offset > 0 ? [{ rel: 'prev', href: at(Math.max(0, offset - limit)) }] : []),
  ];
}

/** `GET …/<table>/`: a page of rows, in order of the key unless the filter says otherwise. */
export async function listRows(table: RestTable, { request, database }: OrdsRequest): Promise<OciResponse> {
  const { query } = request;
  const page = {
    limit: Math.min(readCount(query, 'limit', DEFAULT_PAGE_ROWS), MAX_PAGE_ROWS),
    offset: readCount(query, 'offset', 0),
  };
  const q = query.get('q');
  const filter = parseFilter(table, q ?? '{}');
  const order = filter.orderBy === '' ? requireKey(table).map(quoteName).join(', ') : filter.orderBy;
  const sql = `SELECT ${toDuckColumns(table)} FROM ${toDuckName(table)} WHERE ${filter.where}
    ORDER BY ${order} LIMIT ${page.limit + 1} OFFSET ${page.offset}`;
  const { rows } = await database.exclusive(() => database.file.query(sql, filter.params));
  const hasMore = rows.length > page.limit;
  const items = rows.slice(0, page.limit).map((row) => ({
    ...toRestRow(table, row),
    links: [{ rel: 'self', href: toRowUrl(table, row) }],
  }));
  return jsonResponse(200, {
    items,
    hasMore,
    ...page,
    count: items.length,
    links: toLinks(table, page, q, hasMore),
  });
}
