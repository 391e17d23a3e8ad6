import type { Identity, SignedRequest } from '@weather-stream/oci-transport';
import { RegistryLoginError } from '../errors';
import { fetchRegistryLogin } from './registry-login';

const identity: Identity = {
  keyId: () => 'tenancy/user/fingerprint',
  privateKey: () => {
    throw new Error('not asked');
  },
};

function aRegistry(status: number, body: string) {
  const urls: string[] = [];
  const request = Object.assign(
    (method: string, url: string | URL) => {
      urls.push(`${method} ${String(url)}`);
      return Promise.resolve({ status, headers: {}, body: Buffer.from(body) });
    },
    { close: () => undefined },
  ) as SignedRequest;
  return { urls, deps: { identity: () => identity, createRequest: () => request } };
}

describe(fetchRegistryLogin, () => {
  it("turns the deployer's signature into a login", async () => {
    const { urls, deps } = aRegistry(200, '{"token":"t-1","expires_in":3600}');
    expect(await fetchRegistryLogin('fra.ocir.io', deps)).toEqual({
      username: 'BEARER_TOKEN',
      password: 't-1',
    });
    expect(urls).toEqual(['GET https://fra.ocir.io/20180419/docker/token']);
  });

  it.each(['127.0.0.1:14180', 'localhost:5000'])(
    'asks a registry on this machine without TLS: %s',
    async (host) => {
      const { urls, deps } = aRegistry(200, '{"token":"t-1"}');
      await fetchRegistryLogin(host, deps);
      expect(urls).toEqual([`GET http://${host}/20180419/docker/token`]);
    },
  );

  it.each([
    [401, '{}', /answers 401/],
    [200, '{}', /gives no token/],
    [200, '<html>', /cannot be asked/],
  ])('says what to do when it answers %i %s', async (status, body, text) => {
    const { deps } = aRegistry(status, body);
    const refused = fetchRegistryLogin('fra.ocir.io', deps);
    await expect(refused).rejects.toThrow(RegistryLoginError);
    await expect(refused).rejects.toThrow(text);
    await expect(refused).rejects.toThrow(/manage repos.*registryAuthToken/);
  });
});
