import { createManualClock } from '@weather-stream/service-kit';
import { createTokenSource, type ClientCredentials } from './create-token-source';
import type { HttpRequest, HttpResponse } from './http';

const good: ClientCredentials = { clientId: 'id', clientSecret: 'good' };
const old: ClientCredentials = { clientId: 'id', clientSecret: 'old' };
const json = (status: number, body: unknown): HttpResponse => ({
  status,
  headers: {},
  body: JSON.stringify(body),
});

function setUp(read: (fresh: boolean) => ClientCredentials = () => good, lifeSeconds = 3600) {
  const clock = createManualClock();
  const requests: HttpRequest[] = [];
  const tokens = createTokenSource({
    ordsUrl: 'https://db.example/ords/',
    alias: 'demo',
    clock,
    credentials: ({ fresh }) => Promise.resolve(read(fresh)),
    http: (request) => {
      requests.push(request);
      const accepted = request.headers.authorization === `Basic ${Buffer.from('id:good').toString('base64')}`;
      return Promise.resolve(
        accepted
          ? json(200, {
              access_token: `t${requests.length}`,
              token_type: 'bearer',
              expires_in: lifeSeconds,
            })
          : json(401, {}),
      );
    },
  });
  return { tokens, clock, requests };
}

describe(createTokenSource, () => {
  it('asks with the id and secret in the header and the grant in the form', async () => {
    const { tokens, requests } = setUp();
    await tokens.token();
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: 'https://db.example/ords/demo/oauth/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
    });
  });

  it('keeps a token until a minute before its end', async () => {
    const { tokens, clock } = setUp();
    expect(await tokens.token()).toBe('t1');
    await clock.advance(3539_999);
    expect(await tokens.token()).toBe('t1');
    await clock.advance(1);
    expect(await tokens.token()).toBe('t2');
  });

  it('uses a short-lived token for half its life', async () => {
    const { tokens, clock } = setUp(undefined, 10);
    await tokens.token();
    await clock.advance(4999);
    expect(await tokens.token()).toBe('t1');
    await clock.advance(1);
    expect(await tokens.token()).toBe('t2');
  });

  it('asks once for many that wait at the same time', async () => {
    const { tokens } = setUp();
    expect(await Promise.all([tokens.token(), tokens.token()])).toEqual(['t1', 't1']);
  });

  it('drops the token that was refused, and no newer one', async () => {
    const { tokens } = setUp();
    const refused = await tokens.token();
    tokens.drop(refused);
    expect(await tokens.token()).toBe('t2');
    tokens.drop(refused);
    expect(await tokens.token()).toBe('t2');
  });

  it('reads the secrets anew once when they are refused', async () => {
    const reads: boolean[] = [];
    const { tokens } = setUp((fresh) => {
      reads.push(fresh);
      return fresh ? good : old;
    });
    expect(await tokens.token()).toBe('t2');
    expect(reads).toEqual([false, true]);
  });

  it('gives up when fresh secrets are refused too, without telling them', async () => {
    const { tokens, requests } = setUp(() => old);
    const failure = tokens.token();
    await expect(failure).rejects.toMatchObject({ code: 'ORDS_UNAUTHORIZED', retriable: false });
    await expect(failure).rejects.not.toThrow(/old/);
    expect(requests).toHaveLength(2);
  });

  it('says that a page which is no token is no token', async () => {
    const clock = createManualClock();
    const tokens = createTokenSource({
      ordsUrl: 'https://db.example/',
      alias: 'demo',
      clock,
      credentials: () => Promise.resolve(good),
      http: () => Promise.resolve({ status: 200, headers: {}, body: '<html>' }),
    });
    await expect(tokens.token()).rejects.toMatchObject({ code: 'ORDS_UNEXPECTED_ANSWER' });
  });
});
