import { basic, startBootstrappedServer, type OrdsServer } from '../testing/ords-server';
import { bootstrapSecrets } from '../testing/bootstrap-statements';

const json = { 'content-type': 'application/json' };
const path = 'demo/ingest/observations';

const observation = (over: Record<string, unknown> = {}) => ({
  id: 'JFK@2013-01-01T06:00:00Z',
  station: 'JFK',
  observedAt: '2013-01-01T06:00:00Z',
  partition: '0',
  offset: 7,
  location: { name: 'New York' },
  current: { temp_c: 3.9 },
  ...over,
});

describe('the batch handler', () => {
  let server: OrdsServer;
  beforeEach(async () => {
    server = await startBootstrappedServer();
  });
  afterEach(() => server.close());

  it('stores a batch once and counts what was there', async () => {
    const headers = { ...json, ...(await server.bearer()) };
    const body = JSON.stringify([
      observation(),
      observation(),
      observation({ id: 'JFK@2013-01-01T07:00:00Z' }),
    ]);
    const first = await server.send('POST', path, headers, body);
    expect([first.status, first.headers['content-type'], first.text]).toEqual([
      200,
      'application/json',
      '{"stored":2,"duplicates":1}',
    ]);
    expect((await server.send('POST', path, headers, body)).text).toBe('{"stored":0,"duplicates":3}');
    expect((await server.send('POST', path, headers, '[]')).text).toBe('{"stored":0,"duplicates":0}');
  });

  it('keeps one row an id when batches arrive at the same time', async () => {
    const headers = { ...json, ...(await server.bearer()) };
    const body = JSON.stringify([observation(), observation({ id: 'other' })]);
    const answers = await Promise.all([1, 2, 3, 4].map(() => server.send('POST', path, headers, body)));
    const counts = answers.map(({ json: one }) => one as unknown as { stored: number; duplicates: number });
    expect(counts.reduce((sum, { stored }) => sum + stored, 0)).toBe(2);
    expect(counts.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(6);
  });

  it.each([
    ['ORA-40441', '{"id":'],
    ['ORA-01861', JSON.stringify([observation({ observedAt: '2013-13-01T06:00:00Z' })])],
    ['ORA-40478', JSON.stringify([observation({ station: 'X'.repeat(65) })])],
    ['ORA-01426', JSON.stringify([observation({ offset: 1e200 })])],
  ])('answers 400 with %s for a body that the database refuses', async (code, body) => {
    const headers = { ...json, ...(await server.bearer()) };
    const answer = await server.send('POST', path, headers, body);
    expect(answer.json).toMatchObject({ code });
    expect(answer.status).toBe(400);
  });

  it('finds no row in an empty body', async () => {
    const headers = { ...json, ...(await server.bearer()) };
    expect((await server.send('POST', path, headers, '')).text).toBe('{"stored":0,"duplicates":0}');
  });

  it('lets a handler read its body once, as a stream is read', async () => {
    const source = `begin htp.prn('first ' || :body_text); htp.prn(', then ' || nvl(:body_text, 'nothing')); :status_code := 202; end;`;
    await server.sql(
      'DEMO',
      `begin ords.define_module('twice', '/twice/'); ords.define_template('twice', 'body');
       ords.define_handler(p_module_name => 'twice', p_pattern => 'body', p_method => 'POST', p_source_type => 'plsql/block', p_source => :source); end;`,
      { source },
    );
    const answer = await server.send('POST', 'demo/twice/body', {}, 'x');
    expect([answer.status, answer.text]).toEqual([202, 'first x, then nothing']);
  });

  it('answers 501 for a handler that goes beyond what is read here', async () => {
    const source = 'begin for i in 1..2 loop null; end loop; end;';
    await server.sql(
      'DEMO',
      `begin ords.define_module('loops', '/loops/'); ords.define_template('loops', 'all');
       ords.define_handler(p_module_name => 'loops', p_pattern => 'all', p_method => 'POST', p_source_type => 'plsql/block', p_source => :source); end;`,
      { source },
    );
    const answer = await server.send('POST', 'demo/loops/all', {}, '');
    expect(answer).toMatchObject({ status: 501, json: { code: 'NotImplemented' } });
  });

  it('answers 555 with Oracle’s number for what the handler does not handle', async () => {
    const headers = { ...json, ...(await server.bearer()) };
    await server.sql('DEMO', 'drop table WEATHER_DATA');
    const answer = await server.send('POST', path, headers, JSON.stringify([observation()]));
    expect(answer.status).toBe(555);
    expect(answer.json).toMatchObject({
      code: 'UserDefinedResourceError',
      'o:errorCode': 'ORDS-25001',
      cause: expect.stringContaining('SQL Error Code 942, Error Message: ORA-00942') as string,
    });
  });

  it('asks for a token, and says what is wrong with it', async () => {
    const none = await server.send('POST', path, json, '[]');
    expect([none.status, none.headers['www-authenticate']]).toEqual([
      401,
      'Bearer realm="Oracle REST Data Services"',
    ]);
    const wrong = await server.send('POST', path, { ...json, authorization: 'Bearer wrong' }, '[]');
    expect([wrong.status, wrong.headers['www-authenticate']]).toEqual([
      401,
      'Bearer realm="Oracle REST Data Services", error="invalid_token"',
    ]);
    const headers = { ...json, ...(await server.bearer()) };
    await server.clock.advance(3600_000);
    const late = await server.send('POST', path, headers, '[]');
    expect([late.status, late.headers['www-authenticate']]).toEqual([
      401,
      expect.stringContaining('error_description') as string,
    ]);
  });

  it('answers 403 to a caller without the role, also to the schema’s own user', async () => {
    const headers = { ...json, ...(await server.bearer()) };
    await server.sql(
      'DEMO',
      `begin ords_security.revoke_client_role(p_client_name => 'weatherstrmfunc', p_role_name => 'weather.writer'); commit; end;`,
    );
    expect((await server.send('POST', path, headers, '[]')).status).toBe(403);
    const own = { ...json, ...basic('DEMO', bootstrapSecrets.demoPassword) };
    expect((await server.send('POST', path, own, '[]')).status).toBe(403);
  });

  it('answers 405, 415 and 404 for what the module does not define', async () => {
    const headers = { ...json, ...(await server.bearer()) };
    expect((await server.send('GET', path, headers)).status).toBe(405);
    expect((await server.send('POST', path, { ...headers, 'content-type': 'text/csv' }, '')).status).toBe(
      415,
    );
    expect((await server.send('POST', 'demo/ingest/others', headers, '')).status).toBe(404);
    expect((await server.send('POST', 'demo/other/observations', headers, '')).status).toBe(404);
  });
});
