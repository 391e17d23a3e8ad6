import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApiKeyIdentity, createSignedRequest } from '@weather-stream/oci-transport';
import { systemClock } from '@weather-stream/service-kit';
import { Region, SimpleAuthenticationDetailsProvider } from 'oci-common';
import { SecretsClient } from 'oci-secrets';
import { createSecretReader } from './create-secret-reader';
import { createSilentLogger } from './testing/create-silent-logger';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const apiKey = { tenancyId: 'ocid1.tenancy.t', userId: 'ocid1.user.u', fingerprint: 'aa:bb', privateKeyPem };
const content = Buffer.from('the secret').toString('base64');

it('asks the Vault what the vendor client asks, and reads the same from the answer', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ secretId: 'x', secretBundleContent: { contentType: 'BASE64', content } }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const { tenancyId, userId, fingerprint } = apiKey;
  const provider = new SimpleAuthenticationDetailsProvider(
    tenancyId,
    userId,
    fingerprint,
    privateKeyPem,
    null,
    Region.EU_FRANKFURT_1,
  );
  const client = new SecretsClient({ authenticationDetailsProvider: provider });
  client.endpoint = endpoint;
  const vendor = await client.getSecretBundle({ secretId: 'ocid1.vaultsecret.a' });

  const send = createSignedRequest({ identity: createApiKeyIdentity(apiKey) });
  const read = createSecretReader({ send, endpoint, clock: systemClock, logger: createSilentLogger() });
  const ours = await read('ocid1.vaultsecret.a', { fresh: false });
  client.close();
  send.close();
  server.closeAllConnections();
  server.close();

  expect(asked[1]).toBe(asked[0]);
  const bundleContent = vendor.secretBundle.secretBundleContent as { content?: string } | undefined;
  expect(ours).toBe(Buffer.from(bundleContent?.content ?? '', 'base64').toString('utf8'));
});
