import type { SqlClient } from '@weather-stream/ords-client';
import { formatTable, type TableRow } from './format-table';

/** The query with which the article ends, as it stands there. */
export const articleQuery =
  'select w."location".region, w."location".name, w."location".country, w."current".last_updated, ' +
  'w."current".temp_c, w."current".condition.text FROM WEATHER_DATA w;';

const columns = ['region', 'name', 'country', 'last_updated', 'temp_c', 'text'] as const;

/** Rows that are printed before the middle is left out. */
const shownRows = 40;

/** Runs the article's query and sets its answer as a table; of a long one the newest rows of the answer. */
export async function runArticleQuery(sql: Pick<SqlClient, 'execute'>): Promise<string> {
  const { rows } = await sql.execute({ name: 'the query of the article', text: articleQuery });
  const shown = rows.slice(-shownRows) as TableRow[];
  const table = formatTable(columns, shown);
  return shown.length === rows.length
    ? `${table}\n${rows.length} rows`
    : `${table}\nthe last ${shown.length} of ${rows.length} rows`;
}
