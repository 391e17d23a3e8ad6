import {
  adminPassword,
  basic,
  bootstrapOver,
  startOrdsServer,
  type OrdsServer,
} from '../testing/ords-server';
import { bootstrapSecrets, readStatement } from '../testing/bootstrap-statements';

const json = { 'content-type': 'application/json' };
const admin = { ...basic('ADMIN', adminPassword), ...json };
const ask = (statementText: string, more: Record<string, unknown> = {}) =>
  JSON.stringify({ statementText, ...more });

describe('REST-enabled SQL', () => {
  let server: OrdsServer;
  beforeEach(async () => {
    server = await startOrdsServer();
  });
  afterEach(() => server.close());

  it('answers a query with metadata and rows under lower-case keys', async () => {
    const { status, json: body } = await server.send(
      'POST',
      'admin/_/sql',
      admin,
      ask(readStatement('plain/ping.sql')),
    );
    expect(status).toBe(200);
    expect(body.env).toEqual({ defaultTimeZone: 'UTC' });
    expect(body.items).toMatchObject([
      {
        statementId: 1,
        statementType: 'query',
        statementPos: { startLine: 1, endLine: 1 },
        response: [],
        result: 0,
        resultSet: {
          metadata: [{ columnName: 'ALIVE', jsonColumnName: 'alive', columnTypeName: 'NUMBER' }],
          items: [{ alive: 1 }],
          hasMore: false,
          limit: 10_000,
          offset: 0,
          count: 1,
        },
      },
    ]);
  });

  it('takes plain text as application/sql', async () => {
    const headers = { ...basic('ADMIN', adminPassword), 'content-type': 'application/sql' };
    const { json: body } = await server.send(
      'POST',
      'admin/_/sql',
      headers,
      'select 1 as a from dual;\nselect 2 as b from dual;',
    );
    expect(body.items?.map((item) => (item.resultSet as { items: unknown }).items)).toEqual([
      [{ a: 1 }],
      [{ b: 2 }],
    ]);
  });

  it('answers 200 with Oracle’s number for a statement that fails, and undoes what came before it', async () => {
    await bootstrapOver(server);
    const script = `insert into WEATHER_DATA (OBSERVATION_ID) values ('a');\nselect nothing from WEATHER_DATA;`;
    const headers = { ...basic('DEMO', bootstrapSecrets.demoPassword), ...json };
    const { status, json: body } = await server.send('POST', 'demo/_/sql', headers, ask(script));
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { statementType: 'dml', result: 1, response: ['1 row inserted.'] },
      {
        statementPos: { startLine: 2 },
        errorCode: 904,
        errorDetails: expect.stringContaining('ORA-00904') as string,
      },
    ]);
    expect(await server.sql('DEMO', 'select count(*) as N from WEATHER_DATA')).toMatchObject({
      resultSet: { items: [{ n: 0 }] },
    });
  });

  it('pages by limit and offset and says that there is more', async () => {
    const page = ask(`select username from all_users order by username`, { limit: 1, offset: 0 });
    await server.sql(
      'ADMIN',
      readStatement('plain/create-user.sql', { password: bootstrapSecrets.demoPassword }),
    );
    const { json: body } = await server.send('POST', 'admin/_/sql', admin, page);
    expect(body.items).toMatchObject([
      { resultSet: { items: [{ username: 'ADMIN' }], hasMore: true, count: 1 } },
    ]);
  });

  it('gives values back through out binds', async () => {
    const body = ask('begin :total := 2 + :given; end;', {
      binds: [
        { name: 'given', data_type: 'NUMBER', value: 3 },
        { name: 'total', data_type: 'NUMBER', mode: 'out' },
      ],
    });
    const { json: answer } = await server.send('POST', 'admin/_/sql', admin, body);
    expect(answer.items?.[0]).toMatchObject({ binds: [{ name: 'given' }, { name: 'total', result: 5 }] });
  });

  it('lets a user into the own schema only, and only with the password', async () => {
    await bootstrapOver(server);
    const query = ask('select 1 as a from dual');
    const attempts: [string, string, string, number][] = [
      ['demo', 'DEMO', bootstrapSecrets.demoPassword, 200],
      ['demo', 'demo', bootstrapSecrets.demoPassword, 200],
      ['demo', 'DEMO', 'wrong', 401],
      ['demo', 'ADMIN', adminPassword, 401],
      ['admin', 'DEMO', bootstrapSecrets.demoPassword, 401],
      ['nobody', 'ADMIN', adminPassword, 404],
    ];
    for (const [alias, name, secret, status] of attempts) {
      const headers = { ...basic(name, secret), ...json };
      expect([alias, name, (await server.send('POST', `${alias}/_/sql`, headers, query)).status]).toEqual([
        alias,
        name,
        status,
      ]);
    }
    const refused = await server.send('POST', 'admin/_/sql', json, query);
    expect(refused.headers['content-type']).toBe('application/problem+json');
    expect(refused.json).toEqual({
      code: 'Unauthorized',
      title: 'Unauthorized',
      message: 'Unauthorized',
      type: 'tag:oracle.com,2020:error/Unauthorized',
      instance: 'tag:oracle.com,2020:ecid/request-of-tests',
    });
  });

  it.each([
    ['application/json', 'not json', 400],
    ['application/json', '{"statementText":1}', 400],
    ['application/json', '{"statementText":"select 1 from dual","binds":[{}]}', 400],
    ['application/json', '{"statementText":"select 1 from dual","limit":-1}', 400],
    ['text/plain', 'select 1 from dual', 415],
  ])('refuses a body of %s with %s by %d', async (type, body, status) => {
    const headers = { ...basic('ADMIN', adminPassword), 'content-type': type };
    expect((await server.send('POST', 'admin/_/sql', headers, body)).status).toBe(status);
  });

  it('answers 503 while the database is stopped, and 404 for a database that is not there', async () => {
    server.resource.lifecycleState = 'STOPPED';
    expect(await server.send('POST', 'admin/_/sql', admin, '')).toMatchObject({
      status: 503,
      headers: { 'retry-after': '5' },
    });
    server.resource.lifecycleState = 'AVAILABLE';
    expect((await server.send('POST', '../../other/ords/admin/_/sql', admin, '')).status).toBe(404);
  });
});
