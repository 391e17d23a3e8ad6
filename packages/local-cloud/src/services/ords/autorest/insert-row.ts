import type { ColumnEntry } from '../dictionary/entries';
import { badRequest, OracleError, OrdsProblemError } from '../errors';
import { jsonResponse, type OrdsRequest } from '../http/ords-request';
import { runSession } from '../session/run-session';
import { quoteName } from '../sql/create-table';
import { toOracleError } from '../sql/to-oracle-error';
import { tokenize } from '../sql/tokenize';
import { toColumnKind } from '../sql/translate-from';
import { translateWrite } from '../sql/translate-write';
import type { SqlValue } from '../store/open-duck-file';
import type { OciResponse } from '../../../server/operation';
import { findColumnByKey, toRestRow, toRowLinks, toRowTag, toRowUrl, type RestTable } from './rest-table';

function parseBody(body: Buffer): Record<string, unknown> {
  try {
    const parsed = JSON.parse(body.toString('utf8')) as unknown;
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch {
    // Said below, in the words of ORDS.
  }
  throw badRequest('The request body is not a JSON object.');
}

/** Brings a JSON value to a column. An object or array becomes its text: whether ORDS takes one for a CLOB is not known. */
function toColumnValue(column: ColumnEntry, value: unknown): SqlValue {
  if (value === null || value === '') return null;
  const kind = toColumnKind(column.type);
  if (kind === 'instant') {
    const instant = new Date(typeof value === 'string' ? value : Number.NaN);
    if (Number.isNaN(instant.getTime())) throw badRequest(`${column.name} is an instant in ISO 8601.`);
    return instant;
  }
  if (typeof value === 'object') {
    if (kind === 'text') return JSON.stringify(value);
    throw badRequest(`${column.name} is a ${kind}, not an object.`);
  }
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw badRequest(`${column.name} cannot be ${JSON.stringify(value)}.`);
}

function toInsert(table: RestTable, body: Record<string, unknown>) {
  const given = Object.entries(body).filter(([key]) => key !== 'links');
  if (given.length === 0) throw badRequest('The request body names no column.');
  const columns = given.map(([key, value]) => {
    const column = findColumnByKey(table, key);
    if (column === undefined) throw badRequest(`${key} is no column of ${table.name}.`);
    return { name: column.name, value: toColumnValue(column, value) };
  });
  const names = columns.map(({ name }) => quoteName(name)).join(', ');
  const values = columns.map((_, index) => `:V${index}`).join(', ');
  return {
    text: `INSERT INTO ${quoteName(table.name)} (${names}) VALUES (${values})`,
    binds: Object.fromEntries(columns.map(({ value }, index) => [`V${index}`, value])),
  };
}

/** A refusal by the table. Which status ORDS gives is not known: ours is 400, with Oracle's words. */
function toRefusal(thrown: unknown): unknown {
  const error = toOracleError(thrown);
  const isRefusal = [1, 1400, 1426, 1438, 1722, 2290, 12899].includes(error.oraNumber);
  return isRefusal
    ? new OrdsProblemError(400, 'BadRequest', error.message, {
        members: { 'o:errorCode': 'ORDS-25001', cause: error.message },
      })
    : error;
}

/** `POST …/<table>/`: a new row; columns that are left out get their defaults. */
export async function insertRow(table: RestTable, ordsRequest: OrdsRequest): Promise<OciResponse> {
  const { request, database, schema, now } = ordsRequest;
  const { text, binds } = toInsert(table, parseBody(request.body));
  const row = await runSession(database, { user: schema, now, binds }, async (session) => {
    const insert = await translateWrite(tokenize(text).slice(0, -1), text, session.context());
    const [inserted] = (await session.run({ ...insert, sql: `${insert.sql} RETURNING *` })).rows;
    if (inserted === undefined) throw new OracleError(600, 'internal error: an insert without a row');
    return inserted;
  }).catch((error: unknown) => {
    throw toRefusal(error);
  });
  const made = toRestRow(table, row);
  const url = toRowUrl(table, row);
  const headers = { location: url, 'content-location': url, etag: toRowTag(made) };
  return jsonResponse(201, { ...made, links: toRowLinks(table, url) }, headers);
}
