import { badRequest } from '../errors';
import { jsonResponse, type OrdsRequest } from '../http/ords-request';
import { runSession } from '../session/run-session';
import type { DuckParams } from '../store/open-duck-file';
import type { OciResponse } from '../../../server/operation';
import { parseFilter } from './parse-filter';
import { toDuckName, toKeyCondition, type RestTable } from './rest-table';

function toCondition(
  table: RestTable,
  request: OrdsRequest,
  key: string | undefined,
): { where: string; params: DuckParams } {
  if (key !== undefined) return toKeyCondition(table, key);
  const q = request.request.query.get('q');
  if (q === null) throw badRequest('DELETE on a table takes a filter: ?q={…}.');
  return parseFilter(table, q);
}

/** `DELETE …/<table>/<key>` and `DELETE …/<table>/?q=`: answers how many rows went. */
export async function deleteRows(
  table: RestTable,
  request: OrdsRequest,
  key: string | undefined,
): Promise<OciResponse> {
  const { where, params } = toCondition(table, request, key);
  const sql = `DELETE FROM ${toDuckName(table)} WHERE ${where}`;
  const { schema: user, now, database } = request;
  const result = await runSession(database, { user, now }, (session) => session.run({ sql, params }));
  return jsonResponse(200, { rowsDeleted: Number(result.rows[0]?.[0] ?? 0) });
}
