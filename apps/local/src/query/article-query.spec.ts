import type { SqlClient } from '@weather-stream/ords-client';
import { articleQuery, runArticleQuery } from './article-query';

const pageRows = 10_000;

/** A table with so many rows, the newest first, answered in pages as REST-enabled SQL does. */
function aTable(count: number) {
  const stored = Array.from({ length: count }, (_, index) => ({
    region: 'New Jersey',
    last_updated: new Date(Date.UTC(2013, 0, 1) + (count - index) * 3_600_000)
      .toISOString()
      .slice(0, 16)
      .replace('T', ' '),
  }));
  const execute = jest.fn<ReturnType<SqlClient['execute']>, Parameters<SqlClient['execute']>>(
    (_statement, _binds, { offset = 0 } = {}) =>
      Promise.resolve({
        rows: stored.slice(offset, offset + pageRows),
        hasMore: offset + pageRows < stored.length,
      }),
  );
  return { execute };
}

describe(runArticleQuery, () => {
  it('shows every row of a short answer as it was answered', async () => {
    const lines = (await runArticleQuery(aTable(3))).split('\n');
    expect(lines).toHaveLength(2 + 3 + 1);
    expect(lines[2]).toContain('2013-01-01 03:00');
    expect(lines.at(-1)).toBe('3 rows');
  });

  it('counts every row and shows the newest ones when the answer has several pages', async () => {
    const sql = aTable(26_114);
    const lines = (await runArticleQuery(sql)).split('\n');
    expect(lines.at(-1)).toBe('the newest 40 of 26114 rows');
    expect(lines).toHaveLength(2 + 40 + 1);
    const newest = new Date(Date.UTC(2013, 0, 1) + 26_114 * 3_600_000).toISOString().slice(0, 16);
    expect(lines.at(-2)).toContain(newest.replace('T', ' '));
    expect(sql.execute.mock.calls.map(([{ text }]) => text)).toEqual([
      articleQuery,
      articleQuery,
      articleQuery,
    ]);
  });

  it('says an empty table with its headings', async () => {
    expect(await runArticleQuery(aTable(0))).toMatch(/^REGION.*\n-.*\n0 rows$/);
  });
});
