import { createSqlClient } from './create-sql-client';
import type { HttpRequest } from './http';

function setUp(body: unknown, status = 200) {
  const requests: HttpRequest[] = [];
  const sql = createSqlClient({
    ordsUrl: 'https://db.example/ords//',
    alias: 'demo',
    username: 'DEMO',
    password: 'secret-password',
    secrets: ['another-secret'],
    http: (request) => {
      requests.push(request);
      return Promise.resolve({
        status,
        headers: {},
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
    },
  });
  return { sql, requests };
}
const statement = { name: 'ping', text: 'select :a from dual' };

describe(createSqlClient, () => {
  it('sends one statement in the JSON form with its binds', async () => {
    const { sql, requests } = setUp({ items: [{ resultSet: { items: [{ a: 1 }] } }] });
    expect(await sql.execute(statement, { a: 'x', b: 2 })).toEqual({ rows: [{ a: 1 }], hasMore: false });
    expect(requests[0]?.url).toBe('https://db.example/ords/demo/_/sql');
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      statementText: 'select :a from dual',
      binds: [
        { name: 'a', data_type: 'VARCHAR2', value: 'x' },
        { name: 'b', data_type: 'NUMBER', value: 2 },
      ],
    });
  });

  it('asks for a later page, and says when there are more rows', async () => {
    const { sql, requests } = setUp({ items: [{ resultSet: { items: [{ a: 1 }], hasMore: true } }] });
    expect(await sql.execute(statement, {}, { offset: 10_000 })).toEqual({ rows: [{ a: 1 }], hasMore: true });
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({ statementText: statement.text, offset: 10_000 });
  });

  it('finds the error inside a 200, and hides secrets in its text', async () => {
    const { sql } = setUp({
      items: [{ errorCode: 942, errorDetails: 'ORA-00942 secret-password another-secret' }],
    });
    const failure = sql.execute(statement);
    await expect(failure).rejects.toMatchObject({ code: 'ORDS_SQL_FAILED', oraNumber: 942 });
    await expect(failure).rejects.toThrow('running ping as DEMO: ORA-00942 ORA-00942 *** ***');
  });

  it.each([
    ['no item, as when a statement silently did not run', { items: [] }],
    ['a page', '<html>'],
  ])('does not take %s for success', async (_what, body) => {
    await expect(setUp(body).sql.execute(statement)).rejects.toMatchObject({
      code: 'ORDS_UNEXPECTED_ANSWER',
    });
  });

  it('tells a schema that is not open from a wrong password', async () => {
    await expect(setUp('', 404).sql.execute(statement)).rejects.toMatchObject({ code: 'ORDS_NOT_FOUND' });
    await expect(setUp('', 401).sql.execute(statement)).rejects.toMatchObject({ code: 'ORDS_UNAUTHORIZED' });
  });
});
