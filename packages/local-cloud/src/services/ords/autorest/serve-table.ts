import { requireRole } from '../auth/require-role';
import { autoRestRole, autoRestSchemaRole } from '../builtins/privileges';
import { notImplementedHere } from '../errors';
import type { OrdsRequest } from '../http/ords-request';
import type { OciResponse } from '../../../server/operation';
import { deleteRows } from './delete-rows';
import { insertRow } from './insert-row';
import { listRows } from './list-rows';
import { readRow } from './read-row';
import type { RestTable } from './rest-table';

/** Answers a call to a table that AutoREST serves. PUT and batchload are not implemented, and say so. */
export function serveTable(table: RestTable, request: OrdsRequest): Promise<OciResponse> {
  if (table.requiresAuth) {
    const roles = [autoRestRole(table.schema, table.name), autoRestSchemaRole(table.schema)];
    requireRole(request, roles, roles);
  }
  const [, key, ...more] = request.segments;
  const { method } = request.request;
  if (more.length > 0 || key === 'batchload')
    throw notImplementedHere(`AutoREST ${method} of ${request.segments.join('/')}`);
  if (method === 'GET' || method === 'HEAD')
    return key === undefined ? listRows(table, request) : readRow(table, request, key);
  if (method === 'POST' && key === undefined) return insertRow(table, request);
  if (method === 'DELETE') return deleteRows(table, request, key);
  throw notImplementedHere(`AutoREST ${method}`);
}
