import type { LogBook } from '../../control/create-log-book';
import { invalidParameter, notImplemented, OciError } from '../../errors';
import type { Engine } from '../../engine/create-engine';
import type { StoredResource } from '../../engine/stored-resource';
import { localRegion } from '../../region';
import type { AddressedRequest } from '../../identity/authorization';
import type { Operation } from '../../server/operation';
import { parseJsonObject, type JsonObject } from '../../server/parse-json-object';
import { findLogs } from './find-logs';
import { DEFAULT_SEARCH_RESULTS, MAX_SEARCH_DAYS, MAX_SEARCH_RESULTS } from './limits';
import type { CustomLogs } from './open-custom-logs';
import { parseSearchQuery, type SearchQuery } from './parse-search-query';
import { readServiceLog } from './read-service-log';
import type { LogRecord } from './types';

/** What the operations on log contents work with. */
export interface LogContext {
  engine: Engine;
  logBook: Pick<LogBook, 'readAfter'>;
  customLogs: CustomLogs;
}

interface Search extends SearchQuery {
  timeStart: number;
  timeEnd: number;
}

const dayMs = 24 * 60 * 60 * 1000;

function parseTime(details: JsonObject, name: string): number {
  const value = details[name];
  if (value === undefined) throw new OciError(400, 'MissingParameter', `${name} is required and missing.`);
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time))
    throw invalidParameter(`${name} must be an RFC 3339 date; it is ${JSON.stringify(value)}.`);
  return time;
}

function parseSearch(body: Buffer): Search {
  const details = parseJsonObject(body);
  if (typeof details.searchQuery !== 'string')
    throw new OciError(400, 'MissingParameter', 'searchQuery is required and missing.');
  if (details.isReturnFieldInfo === true) throw notImplemented('Field information of a log search');
  const [timeStart, timeEnd] = [parseTime(details, 'timeStart'), parseTime(details, 'timeEnd')];
  if (timeStart > timeEnd || timeEnd - timeStart > MAX_SEARCH_DAYS * dayMs)
    throw invalidParameter(`timeEnd must be at most ${MAX_SEARCH_DAYS} days after timeStart.`);
  const query = parseSearchQuery(details.searchQuery);
  if (new Set(query.scopes.map(({ compartmentId }) => compartmentId)).size > 1)
    throw notImplemented('A log search in several compartments');
  return { ...query, timeStart, timeEnd };
}

/** The compartment that a search looks into: policies decide by it. */
function compartmentOf({ body }: Pick<AddressedRequest, 'body'>): string | undefined {
  try {
    return parseSearch(body).scopes[0]?.compartmentId;
  } catch (error) {
    if (error instanceof OciError) return undefined;
    throw error;
  }
}

const toIso = (time: number): string => new Date(time).toISOString();

function toResult({ engine }: LogContext, log: StoredResource, record: LogRecord): JsonObject {
  const { time, ingestedTime, ...content } = record;
  const { compartmentId, logGroupId } = log.fields;
  const oracle = {
    compartmentid: compartmentId,
    ingestedtime: toIso(ingestedTime),
    loggroupid: logGroupId,
    logid: log.id,
    tenantid: engine.tenancyOf(compartmentId),
  };
  const logContent = { ...content, oracle, specversion: '1.0', time: toIso(time) };
  return { data: { datetime: time, logContent, regionId: localRegion.id } };
}

async function collect(context: LogContext, search: Search): Promise<JsonObject[]> {
  const { engine, logBook, customLogs } = context;
  const logs = new Map(search.scopes.flatMap((scope) => findLogs(engine, scope)).map((log) => [log.id, log]));
  const entries = logBook.readAfter(0);
  const found: { log: StoredResource; record: LogRecord }[] = [];
  for (const log of logs.values()) {
    const isCustom = log.fields.logType === 'CUSTOM';
    const records = isCustom ? await customLogs.read(log.id) : readServiceLog(engine.context, log, entries);
    for (const record of records)
      if (record.time >= search.timeStart && record.time <= search.timeEnd) found.push({ log, record });
  }
  const direction = search.order === 'asc' ? 1 : -1;
  // Of the same instant, the later one comes later: sorting keeps the order, so it is turned before.
  const ordered = search.order === 'asc' ? found : found.reverse();
  return ordered
    .sort((a, b) => direction * (a.record.time - b.record.time))
    .slice(0, search.limit)
    .map(({ log, record }) => toResult(context, log, record));
}

function parsePage(query: URLSearchParams): { start: number; limit: number } {
  const limit = Number(query.get('limit') ?? DEFAULT_SEARCH_RESULTS);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_SEARCH_RESULTS)
    throw invalidParameter(`limit must be a whole number from 1 to ${MAX_SEARCH_RESULTS}.`);
  const start = Number(query.get('page') ?? 0);
  if (!Number.isSafeInteger(start) || start < 0)
    throw invalidParameter('page is not a token that this search has given.');
  return { start, limit };
}

/** Makes the operation that searches logs. */
export function searchLogs(context: LogContext): Operation {
  return {
    name: 'SearchLogs',
    method: 'POST',
    path: '/20190909/search',
    authorization: { permissions: ['LOG_CONTENT_READ'], targetOf: compartmentOf },
    handle: async ({ body, query }) => {
      const { start, limit } = parsePage(query);
      const all = await collect(context, parseSearch(body));
      const results = all.slice(start, start + limit);
      const hasMore = start + limit < all.length;
      return {
        status: 200,
        headers: hasMore ? { 'opc-next-page': String(start + limit) } : {},
        body: { results, fields: [], summary: { resultCount: results.length, fieldCount: 0 } },
      };
    },
  };
}
