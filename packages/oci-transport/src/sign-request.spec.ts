import { DefaultRequestSigner, SimpleAuthenticationDetailsProvider, type Method } from 'oci-common';
import fc from 'fast-check';
import { signRequest } from './sign-request';
import { anIdentity, apiKey, hasValidSignature, parseAuthorization } from './testing/identities';

const nowMs = Date.UTC(2026, 10, 23, 12);

const signBySdk = async (method: Method, uri: string, body?: string, excludeBody = false) => {
  const provider = new SimpleAuthenticationDetailsProvider(
    apiKey.tenancyId,
    apiKey.userId,
    apiKey.fingerprint,
    apiKey.privateKeyPem,
    null,
  );
  const headers = new Headers({ 'x-date': new Date(nowMs).toUTCString() });
  await new DefaultRequestSigner(provider).signHttpRequest({ method, headers, uri, body }, excludeBody);
  return Object.fromEntries(headers);
};

describe(signRequest, () => {
  it.each<[Method, string, string | undefined]>([
    ['GET', 'https://streaming.eu-frankfurt-1.oci.oraclecloud.com/20180418/streams?limit=50', undefined],
    ['DELETE', 'http://127.0.0.1:4567/20180418/streams/x', undefined],
    ['POST', 'https://host/20180418/streams/x/messages', '{"messages":[]}'],
    ['POST', 'https://host/20180418/streams/x/heartbeat?cursor=abc', undefined],
    ['PUT', 'https://host/a/b?x=1&y=%2F', '{"name":"São Tomé ☂"}'],
    ['PATCH', 'https://host/', '{}'],
  ])('gives %s %s the signature that the vendor gives it', async (method, uri, body) => {
    const theirs = await signBySdk(method, uri, body);
    const ours = await signRequest(anIdentity(), { method, url: new URL(uri), body, nowMs });
    const { headers: theirNames = '', ...their } = parseAuthorization(theirs);
    const { headers: ourNames, ...our } = parseAuthorization(ours);
    expect(our).toEqual(their);
    expect(ourNames).toBe(theirNames.toLowerCase());
    for (const name of theirNames
      .toLowerCase()
      .split(' ')
      .filter((each) => !each.startsWith('('))) {
      expect(ours[name]).toBe(theirs[name]);
    }
  });

  it('leaves the body of a put unsigned in the way the vendor does', async () => {
    const uri = 'https://host/20180418/streams/x/messages';
    const theirs = parseAuthorization(await signBySdk('POST', uri, '{"messages":[]}', true));
    const ours = await signRequest(anIdentity(), {
      method: 'POST',
      url: new URL(uri),
      body: '{"messages":[]}',
      signBody: false,
      nowMs,
    });
    expect(parseAuthorization(ours)).toEqual(theirs);
    expect(ours).not.toHaveProperty('x-content-sha256');
    expect(ours['content-length']).toBe('15');
  });

  it('signs the target that is sent, whatever is in the query', async () => {
    await fc.assert(
      fc.asyncProperty(fc.webUrl({ withQueryParameters: true }), fc.string(), async (address, extra) => {
        const url = new URL(address);
        url.searchParams.append('cursor', extra);
        const headers = await signRequest(anIdentity(), { method: 'GET', url, nowMs });
        expect(hasValidSignature({ method: 'GET', target: url.pathname + url.search, headers })).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('signs bytes and text alike', async () => {
    const request = { method: 'POST', url: new URL('https://host/'), nowMs };
    const text = await signRequest(anIdentity(), { ...request, body: 'Zürich' });
    const bytes = await signRequest(anIdentity(), { ...request, body: Buffer.from('Zürich') });
    expect(text).toEqual(bytes);
  });
});
