import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createManualClock } from '@weather-stream/service-kit';
import { createAuthenticator } from './create-authenticator';
import { createTokenIssuer } from './token-issuer';

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const user = rsa();
const issuer = rsa();
const now = Date.UTC(2026, 0, 1);
const clock = createManualClock(now);

const authenticate = createAuthenticator({
  apiKeys: [
    {
      tenancyId: 'tenancy',
      userId: 'user',
      fingerprint: 'aa:bb',
      publicKeyPem: user.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    },
  ],
  issuerPublicKey: issuer.publicKey,
  now: () => clock.now(),
});

interface Call {
  method: string;
  target: string;
  headers: Record<string, string>;
  body: Buffer;
}

const hashOf = (body: Buffer): string => createHash('sha256').update(body).digest('base64');

function buildCall(change: Partial<Call> = {}): Call {
  const body = change.body ?? Buffer.from('{"a":1}');
  return {
    method: 'POST',
    target: '/20180418/streams?a=+/=&b',
    body,
    ...change,
    headers: {
      host: '127.0.0.1:1',
      'x-date': new Date(now).toUTCString(),
      'content-type': 'application/json',
      'content-length': String(body.byteLength),
      'x-content-sha256': hashOf(body),
      ...change.headers,
    },
  };
}

const readHeaders = ['x-date', '(request-target)', 'host'];
const writeHeaders = [...readHeaders, 'content-type', 'content-length', 'x-content-sha256'];

/** Signs as the specification of OCI says, by its own few lines: not by the code under test. */
function signCall(
  call: Call,
  names: readonly string[] = writeHeaders,
  { keyId = 'tenancy/user/aa:bb', key = user.privateKey }: { keyId?: string; key?: KeyObject | string } = {},
): Call {
  const target = `(request-target): ${call.method.toLowerCase()} ${call.target}`;
  const text = names
    .map((name) => (name === '(request-target)' ? target : `${name}: ${call.headers[name] ?? ''}`))
    .join('\n');
  const signature = sign('sha256', Buffer.from(text), key).toString('base64');
  const authorization = `Signature version="1",keyId="${keyId}",algorithm="rsa-sha256",headers="${names.join(' ')}",signature="${signature}"`;
  return { ...call, headers: { ...call.headers, authorization } };
}

const check = (call: Call, name = 'CreateStream') => authenticate(call, { name });
/** What the check throws. */
function refusalOf(...call: Parameters<typeof check>): unknown {
  try {
    return check(...call);
  } catch (error) {
    return error;
  }
}

const notAuthenticated = (message: string): unknown =>
  expect.objectContaining({
    status: 401,
    code: 'NotAuthenticated',
    message: expect.stringContaining(message) as string,
  });

describe(createAuthenticator, () => {
  it('tells the user of a call signed with a known key', () => {
    expect(check(signCall(buildCall()))).toEqual({ kind: 'user', tenancyId: 'tenancy', userId: 'user' });
  });

  it('takes a date header instead of x-date', () => {
    const call = buildCall({ method: 'GET', headers: { date: new Date(now).toUTCString() } });
    expect(check(signCall(call, ['date', '(request-target)', 'host']))).toMatchObject({ kind: 'user' });
  });

  it.each<[string, Partial<Call>]>([
    ['body', { body: Buffer.from('{"a":2}') }],
    ['path', { target: '/20180418/streams' }],
    ['method', { method: 'PUT' }],
  ])('refuses a call whose %s was changed after signing', (_what, change) => {
    const { headers } = signCall(buildCall());
    expect(refusalOf({ ...buildCall(), ...change, headers })).toEqual(
      notAuthenticated('Failed to verify the HTTP(S) Signature'),
    );
  });

  it.each(writeHeaders)('refuses a write that does not sign %s', (name) => {
    const call = signCall(
      buildCall(),
      writeHeaders.filter((other) => other !== name),
    );
    expect(refusalOf(call)).toEqual(notAuthenticated('not signed'));
  });

  it('takes a put of messages whose body is not signed, and still checks a hash that is', () => {
    const call = signCall(buildCall(), readHeaders);
    expect(check(call, 'PutMessages')).toMatchObject({ kind: 'user' });
    const { headers } = signCall(buildCall());
    expect(refusalOf({ ...buildCall(), body: Buffer.from('other'), headers }, 'PutMessages')).toEqual(
      notAuthenticated('x-content-sha256'),
    );
  });

  it.each([
    ['none', undefined],
    ['another scheme', 'Bearer abc'],
    [
      'another version',
      'Signature version="2",keyId="k",algorithm="rsa-sha256",headers="date",signature="YQ=="',
    ],
    [
      'an algorithm that is not RSA',
      'Signature version="1",keyId="k",algorithm="hmac-sha256",signature="YQ=="',
    ],
  ])('refuses an authorization header that is %s', (_what, authorization) => {
    const call = buildCall();
    const headers = { ...call.headers, ...(authorization === undefined ? {} : { authorization }) };
    expect(refusalOf({ ...call, headers })).toEqual(
      notAuthenticated('The required information to complete authentication was not provided'),
    );
  });

  it('refuses a key that nobody has uploaded', () => {
    const call = signCall(buildCall(), writeHeaders, { keyId: 'tenancy/user/cc:dd' });
    expect(refusalOf(call)).toEqual(notAuthenticated('tenancy/user/cc:dd'));
  });

  it('refuses a signature by another key', () => {
    const call = signCall(buildCall(), writeHeaders, { key: rsa().privateKey });
    expect(refusalOf(call)).toEqual(notAuthenticated('not of this key'));
  });

  it.each([-1, 1])('allows five minutes of clock skew, and no second more (%i)', (direction) => {
    const at = (skewMs: number) =>
      signCall(buildCall({ headers: { 'x-date': new Date(now + direction * skewMs).toUTCString() } }));
    expect(check(at(300_000))).toMatchObject({ kind: 'user' });
    expect(refusalOf(at(301_000))).toEqual(notAuthenticated('is not within allowed clock skew. Current'));
  });

  it('refuses a date that is none', () => {
    const call = signCall(buildCall({ headers: { 'x-date': 'yesterday' } }));
    expect(refusalOf(call)).toEqual(notAuthenticated('clock skew'));
  });

  it('takes the session of a resource principal, until it ends', async () => {
    const issue = createTokenIssuer(issuer, () => clock.now());
    const resource = { tenancyId: 'tenancy', compartmentId: 'c', resourceType: 'fnfunc', resourceId: 'fn' };
    const { token, privateKeyPem, expiresAt } = await issue({ ...resource, lifetimeMs: 60_000 });
    const call = () =>
      signCall(buildCall({ headers: { 'x-date': new Date(clock.now()).toUTCString() } }), writeHeaders, {
        keyId: `ST$${token}`,
        key: privateKeyPem,
      });
    expect(check(call())).toEqual({ kind: 'resource', ...resource });
    expect(expiresAt).toBe(now + 60_000);
    await clock.advance(60_000);
    expect(refusalOf(call())).toEqual(notAuthenticated('expired'));
  });

  it('refuses a token by another issuer, and a signature by another key than the token’s', async () => {
    const resource = { tenancyId: 'tenancy', compartmentId: 'c', resourceType: 'fnfunc', resourceId: 'fn' };
    const foreign = await createTokenIssuer(rsa(), () => clock.now())(resource);
    const own = await createTokenIssuer(issuer, () => clock.now())(resource);
    const call = (token: string, key: string) =>
      signCall(buildCall({ headers: { 'x-date': new Date(clock.now()).toUTCString() } }), writeHeaders, {
        keyId: `ST$${token}`,
        key,
      });
    expect(refusalOf(call(foreign.token, foreign.privateKeyPem))).toEqual(notAuthenticated('security token'));
    expect(refusalOf(call('a.b', own.privateKeyPem))).toEqual(notAuthenticated('security token'));
    expect(refusalOf(call(own.token, foreign.privateKeyPem))).toEqual(notAuthenticated('not of this key'));
  });
});
