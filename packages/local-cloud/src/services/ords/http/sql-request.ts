import { badRequest, OrdsProblemError } from '../errors';
import { MAX_PAGE_ROWS } from '../limits';
import type { SqlValue } from '../store/open-duck-file';
import type { OciRequest } from '../../../server/operation';

/** One bind variable of a request. */
export interface BindRequest {
  /** In capitals, or the index from 1. */
  key: string;
  isOut: boolean;
  value: SqlValue;
  /** As sent: it goes back with the answer. */
  sent: Record<string, unknown>;
}

/** What a REST-enabled SQL request asks for. */
export interface SqlRequest {
  statementText: string;
  binds: BindRequest[];
  limit: number;
  offset: number;
}

function toBind(sent: unknown): BindRequest {
  const bind = (typeof sent === 'object' && sent !== null ? sent : {}) as Record<string, unknown>;
  const { name, index, value = null, mode = 'in' } = bind;
  const isValue = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  if ((typeof name !== 'string' && typeof index !== 'number') || !isValue || typeof mode !== 'string')
    throw badRequest(
      'Each bind has a name or an index, and a value that is a text, a number, a truth value or null.',
    );
  return {
    key: typeof name === 'string' ? name.toUpperCase() : String(index),
    isOut: mode.toLowerCase().includes('out'),
    value: value === '' ? null : (value as SqlValue),
    sent: bind,
  };
}

function toCount(value: unknown, name: string, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw badRequest(`${name} is a whole number from 0 on.`);
  return value;
}

function parseJson(text: string): Record<string, unknown> {
  try {
    const parsed = JSON.parse(text) as unknown;
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch {
    // Said below, in the words of ORDS.
  }
  throw badRequest('The request body is not a JSON object.');
}

/**
 * Reads the body of a REST-enabled SQL request, in either of its forms.
 *
 * @throws OrdsProblemError 415 for another content type, 400 for a body that cannot be read
 */
export function parseSqlRequest({ headers, body }: OciRequest): SqlRequest {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const text = body.toString('utf8');
  if (type === 'application/sql') return { statementText: text, binds: [], limit: MAX_PAGE_ROWS, offset: 0 };
  if (type !== 'application/json')
    throw new OrdsProblemError(
      415,
      'UnsupportedMediaType',
      `${type ?? ''} is not application/json or application/sql.`,
    );
  const { statementText, binds = [], limit, offset, ...others } = parseJson(text);
  if (typeof statementText !== 'string' || !Array.isArray(binds))
    throw badRequest('statementText is a text, binds an array.');
  if ('$asof' in others)
    throw new OrdsProblemError(501, 'NotImplemented', '$asof is not implemented by the local database.');
  return {
    statementText,
    binds: binds.map(toBind),
    limit: Math.min(toCount(limit, 'limit', MAX_PAGE_ROWS), MAX_PAGE_ROWS),
    offset: toCount(offset, 'offset', 0),
  };
}
