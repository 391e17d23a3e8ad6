import type { SqlClient } from '@weather-stream/ords-client';

/** Rows a page: what REST-enabled SQL answers at most. */
const pageRows = 10_000;

const statement = {
  name: 'the ids of stored observations',
  text: `select observation_id from WEATHER_DATA where observation_id > :last order by observation_id fetch first ${pageRows} rows only`,
};

/** Reads the ids of all observations in the database. */
export async function readStoredIds(sql: Pick<SqlClient, 'execute'>): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let last = ' '; ;) {
    const { rows } = await sql.execute(statement, { last });
    for (const { observation_id: id } of rows) if (typeof id === 'string') ids.add((last = id));
    if (rows.length < pageRows) return ids;
  }
}
