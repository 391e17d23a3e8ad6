import type { SqlClient } from '@weather-stream/ords-client';
import { formatTable, type TableRow } from './format-table';

/** The query with which the article ends, as it stands there. */
export const articleQuery =
  'select w."location".region, w."location".name, w."location".country, w."current".last_updated, ' +
  'w."current".temp_c, w."current".condition.text FROM WEATHER_DATA w;';

const columns = ['region', 'name', 'country', 'last_updated', 'temp_c', 'text'] as const;

/** Rows that are printed before all but the newest are left out. */
const shownRows = 40;

/** REST-enabled SQL answers 10,000 rows at most: the query is asked page after page. */
async function readAll(sql: Pick<SqlClient, 'execute'>): Promise<TableRow[]> {
  const statement = { name: 'the query of the article', text: articleQuery };
  const all: TableRow[] = [];
  for (;;) {
    const { rows, hasMore } = await sql.execute(statement, {}, { offset: all.length });
    for (const row of rows) all.push(row as TableRow);
    if (!hasMore || rows.length === 0) return all;
  }
}

/** The query has no order of its own. `last_updated` sorts as text; rows of the same minute stay as they were answered. */
function newest(rows: readonly TableRow[]): TableRow[] {
  const keyOf = ({ last_updated: instant }: TableRow) => (typeof instant === 'string' ? instant : '');
  return rows.toSorted((a, b) => Number(keyOf(a) > keyOf(b)) - Number(keyOf(a) < keyOf(b))).slice(-shownRows);
}

/** Runs the article's query and sets its answer as a table; of a long one the newest rows. */
export async function runArticleQuery(sql: Pick<SqlClient, 'execute'>): Promise<string> {
  const rows = await readAll(sql);
  if (rows.length <= shownRows) return `${formatTable(columns, rows)}\n${rows.length} rows`;
  return `${formatTable(columns, newest(rows))}\nthe newest ${shownRows} of ${rows.length} rows`;
}
