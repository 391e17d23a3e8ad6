import { basic, startBootstrappedServer, type OrdsServer } from '../testing/ords-server';
import { bootstrapSecrets } from '../testing/bootstrap-statements';

const json = { 'content-type': 'application/json' };
const table = 'demo/weather_data/';

describe('AutoREST', () => {
  let server: OrdsServer;
  let headers: Record<string, string>;
  beforeAll(async () => {
    server = await startBootstrappedServer();
    headers = { ...json, ...(await server.bearer()) };
  });
  afterEach(() => server.sql('DEMO', 'delete from WEATHER_DATA'));
  afterAll(() => server.close());

  const insert = (body: unknown) => server.send('POST', table, headers, JSON.stringify(body));
  const list = (query: Record<string, string> = {}) =>
    server.send('GET', `${table}?${new URLSearchParams(query).toString()}`, headers);
  const idsOf = ({ json: body }: Awaited<ReturnType<typeof list>>) =>
    body.items?.map((item) => item.observation_id);
  const insertMany = async (ids: readonly string[]) => {
    for (const [index, id] of ids.entries())
      await insert({
        observation_id: id,
        station: id[0],
        observed_at: `2013-01-01T0${index}:00:00Z`,
        stream_offset: index,
      });
  };

  it('takes the article’s document, answers 201 with the row, and gives it defaults', async () => {
    const location = JSON.stringify({ name: 'Newark', region: 'New Jersey' });
    const current = JSON.stringify({ temp_c: 3.9 });
    const answer = await insert({ location, current });
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({
      observation_id: expect.stringMatching(/^[0-9A-F]{32}$/) as string,
      location,
      current,
      stored_at: '2026-01-01T00:00:00Z',
      station: null,
    });
    expect(answer.headers).toMatchObject({
      location: expect.stringContaining(
        `/ords/demo/weather_data/${String(answer.json.observation_id)}`,
      ) as string,
      etag: expect.stringMatching(/^".+"$/) as string,
    });
    const read = await server.send('GET', `${table}${String(answer.json.observation_id)}`, headers);
    expect(read.json).toEqual(answer.json);
    expect(read.headers.etag).toBe(answer.headers.etag);
  });

  it('stores an object for a CLOB as its text', async () => {
    const answer = await insert({ location: { name: 'Newark' }, current: { temp_c: 3.9 } });
    expect(answer.json).toMatchObject({ location: '{"name":"Newark"}', current: '{"temp_c":3.9}' });
  });

  it.each([
    ['text that is no JSON in a JSON column', { location: '{"name":' }, 'ORA-02290'],
    ['a text that is too long', { station: 'x'.repeat(65) }, 'ORA-12899'],
    ['an unknown column', { wind: 1 }, 'wind is no column'],
    ['nothing', {}, 'names no column'],
    ['a list', [], 'not a JSON object'],
  ])('refuses %s with 400', async (_what, body, message) => {
    const answer = await insert(body);
    expect(answer.status).toBe(400);
    expect(answer.json.message).toContain(message);
  });

  it('refuses a key that is there', async () => {
    await insert({ observation_id: 'a' });
    expect((await insert({ observation_id: 'a' })).json.message).toContain('ORA-00001');
  });

  it('lists 25 rows at a time unless told otherwise, and links the pages', async () => {
    await insertMany(['a', 'b', 'c']);
    expect((await list()).json).toMatchObject({ hasMore: false, limit: 25, offset: 0, count: 3 });
    const page = await list({ limit: '1', offset: '1' });
    expect(page.json).toMatchObject({ hasMore: true, limit: 1, offset: 1, count: 1 });
    expect(idsOf(page)).toEqual(['b']);
    const links = page.json.links as { rel: string; href: string }[];
    expect(links.map(({ rel }) => rel)).toEqual(['self', 'edit', 'describedby', 'first', 'next', 'prev']);
    expect(links.find(({ rel }) => rel === 'next')?.href).toContain('offset=2');
  });

  it.each([
    [{ station: 'a' }, ['a']],
    [{ station: { $ne: 'a' } }, ['b', 'c']],
    [{ stream_offset: { $gte: 1, $lt: 2 } }, ['b']],
    [{ stream_offset: { $between: [1, 2] } }, ['b', 'c']],
    [{ station: { $in: ['a', 'c'] } }, ['a', 'c']],
    [{ station: { $like: '%c%' } }, ['c']],
    [{ $or: [{ station: 'a' }, { station: 'b' }] }, ['a', 'b']],
    [{ observed_at: { $gt: { $date: '2013-01-01T00:30:00Z' } } }, ['b', 'c']],
    [{ location: { $null: null } }, ['a', 'b', 'c']],
    [{ $orderby: { stream_offset: 'DESC' } }, ['c', 'b', 'a']],
  ])('filters by %j', async (filter, expected) => {
    await insertMany(['a', 'b', 'c']);
    expect(idsOf(await list({ q: JSON.stringify(filter) }))).toEqual(expected);
  });

  it.each([
    { q: '{' },
    { q: '[]' },
    { q: '{"wind":1}' },
    { q: '{"station":{"$near":1}}' },
    { q: '{"observed_at":"2013"}' },
    { limit: 'many' },
    { offset: '-1' },
  ])('refuses the parameters %j with 400', async (query) => {
    expect((await list(query)).status).toBe(400);
  });

  it('deletes by key and by filter, and says how many rows went', async () => {
    await insertMany(['a', 'b', 'c']);
    expect((await server.send('DELETE', `${table}a`, headers)).json).toEqual({ rowsDeleted: 1 });
    const q = encodeURIComponent('{"station":{"$in":["b","c"]}}');
    expect((await server.send('DELETE', `${table}?q=${q}`, headers)).json).toEqual({ rowsDeleted: 2 });
    expect((await server.send('DELETE', table, headers)).status).toBe(400);
  });

  it('answers 404 for a key that is not there and 501 for what it does not implement', async () => {
    expect((await server.send('GET', `${table}missing`, headers)).status).toBe(404);
    expect((await server.send('POST', `${table}batchload`, headers, '')).status).toBe(501);
    expect((await server.send('PUT', `${table}a`, headers, '{}')).status).toBe(501);
  });

  it('lets in a token with the table’s role and the schema’s own user, and nobody else', async () => {
    const own = { ...json, ...basic('DEMO', bootstrapSecrets.demoPassword) };
    expect((await server.send('GET', table, own)).status).toBe(200);
    expect((await server.send('GET', table)).status).toBe(401);
    const call = `client_role(p_client_name => 'weatherstrmfunc', p_role_name => 'oracle.dbtools.role.autorest.DEMO.WEATHER_DATA')`;
    await server.sql('DEMO', `begin ords_security.revoke_${call}; commit; end;`);
    expect((await server.send('GET', table, headers)).status).toBe(403);
    await server.sql('DEMO', `begin ords_security.grant_${call}; commit; end;`);
    expect((await server.send('GET', table, headers)).status).toBe(200);
  });
});
