import { generateKeyPairSync, verify } from 'node:crypto';
import type http from 'node:http';
import { createApiKeyIdentity } from '../create-api-key-identity';

const keyPair = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** The API key that the tests sign with. */
export const apiKey = {
  tenancyId: 'ocid1.tenancy.oc1..t',
  userId: 'ocid1.user.oc1..u',
  fingerprint: '20:3b:97:13:55:1c:5b:0d:d3:37:d8:50:4e:c5:3a:34',
  privateKeyPem: keyPair.privateKey,
  publicKeyPem: keyPair.publicKey,
};

/** An identity over {@link apiKey}. */
export const anIdentity = () => createApiKeyIdentity(apiKey);

/** A signed request as it arrived. */
export interface ArrivedRequest {
  method: string;
  target: string;
  headers: http.IncomingHttpHeaders;
}

/** Reads the parameters of an `authorization` header. */
export function parseAuthorization(headers: http.IncomingHttpHeaders): Record<string, string> {
  const pairs = (headers.authorization ?? '').matchAll(/(\w+)="([^"]*)"/g);
  return Object.fromEntries([...pairs].map(([, name = '', value = '']) => [name, value]));
}

/** Verifies a signature from what arrived, the way a service does: written apart from the code under test. */
export function hasValidSignature(request: ArrivedRequest): boolean {
  const { headers: names = '', signature = '' } = parseAuthorization(request.headers);
  const lines = names.split(' ').map((name) => {
    const value =
      name === '(request-target)'
        ? `${request.method.toLowerCase()} ${request.target}`
        : request.headers[name.toLowerCase()];
    return `${name.toLowerCase()}: ${String(value)}`;
  });
  return verify(
    'sha256',
    Buffer.from(lines.join('\n')),
    apiKey.publicKeyPem,
    Buffer.from(signature, 'base64'),
  );
}
