import { basic, startBootstrappedServer, type OrdsServer } from '../testing/ords-server';
import { bootstrapSecrets } from '../testing/bootstrap-statements';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const grant = 'grant_type=client_credentials';
const { clientId, clientSecret } = bootstrapSecrets;

describe('the token endpoint', () => {
  let server: OrdsServer;
  beforeEach(async () => {
    server = await startBootstrappedServer();
  });
  afterEach(() => server.close());

  const ask = (id: string, secret: string, body = grant) =>
    server.send('POST', 'demo/oauth/token', { ...form, ...basic(id, secret) }, body);

  const register = (secret: string) =>
    server.sql(
      'DEMO',
      `begin ords_security.register_client_secret(p_name => 'weatherstrmfunc',
         p_client_secret => ords_types.oauth_client_secret(p_secret => :secret)); commit; end;`,
      { secret },
    );

  it('gives an opaque token for an hour', async () => {
    const { status, json } = await ask(clientId, clientSecret);
    expect(status).toBe(200);
    expect(json).toEqual({
      access_token: expect.stringMatching(/^[\w-]{22}$/) as string,
      token_type: 'bearer',
      expires_in: 3600,
    });
  });

  it.each([
    ['a wrong secret', clientId, 'wrong', grant],
    ['an unknown client', 'nobody', clientSecret, grant],
    ['another grant', clientId, clientSecret, 'grant_type=password'],
    ['credentials in the form alone', '', '', `${grant}&client_id=${clientId}&client_secret=${clientSecret}`],
  ])('refuses %s with 401 as problem+json', async (_what, id, secret, body) => {
    const answer = await ask(id, secret, body);
    expect([answer.status, answer.headers['content-type'], answer.json.code]).toEqual([
      401,
      'application/problem+json',
      'Unauthorized',
    ]);
  });

  it('answers 404 under an alias that no schema has', async () => {
    const answer = await server.send(
      'POST',
      'wrong/oauth/token',
      { ...form, ...basic(clientId, clientSecret) },
      grant,
    );
    expect(answer.status).toBe(404);
  });

  it('takes two secrets side by side, and forgets the older for a third', async () => {
    await server.clock.advance(1000);
    await register('second-secret');
    expect([
      (await ask(clientId, clientSecret)).status,
      (await ask(clientId, 'second-secret')).status,
    ]).toEqual([200, 200]);
    await server.clock.advance(1000);
    await register('third-secret');
    const statuses = [];
    for (const secret of [clientSecret, 'second-secret', 'third-secret'])
      statuses.push((await ask(clientId, secret)).status);
    expect(statuses).toEqual([401, 200, 200]);
  });

  it('gives tokens as long as the client was told to hold them', async () => {
    await server.sql(
      'DEMO',
      `begin ords_security.update_client_token_duration(p_name => 'weatherstrmfunc', p_token_duration => 60); commit; end;`,
    );
    expect((await ask(clientId, clientSecret)).json.expires_in).toBe(60);
    const headers = await server.bearer();
    await server.clock.advance(59_999);
    expect((await server.send('GET', 'demo/weather_data/', headers)).status).toBe(200);
    await server.clock.advance(1);
    expect((await server.send('GET', 'demo/weather_data/', headers)).status).toBe(401);
  });
});
