import { resourceNotFound } from '../errors';
import { jsonResponse, type OrdsRequest } from '../http/ords-request';
import type { OciResponse } from '../../../server/operation';
import {
  toDuckColumns,
  toDuckName,
  toKeyCondition,
  toRestRow,
  toRowLinks,
  toRowTag,
  toRowUrl,
  type RestTable,
} from './rest-table';

/** `GET …/<table>/<key>`: one row. */
export async function readRow(
  table: RestTable,
  { database }: OrdsRequest,
  key: string,
): Promise<OciResponse> {
  const { where, params } = toKeyCondition(table, key);
  const sql = `SELECT ${toDuckColumns(table)} FROM ${toDuckName(table)} WHERE ${where}`;
  const [row] = (await database.exclusive(() => database.file.query(sql, params))).rows;
  if (row === undefined) throw resourceNotFound(`There is no row with the key ${key}.`);
  const found = toRestRow(table, row);
  return jsonResponse(
    200,
    { ...found, links: toRowLinks(table, toRowUrl(table, row)) },
    { etag: toRowTag(found) },
  );
}
