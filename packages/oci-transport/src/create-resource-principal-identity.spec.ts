import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ResourcePrincipalAuthenticationDetailsProvider } from 'oci-common';
import { createProviderIdentity } from './create-provider-identity';
import { createResourcePrincipalIdentity } from './create-resource-principal-identity';

const folder = mkdtempSync(join(tmpdir(), 'principal-'));
afterAll(() => rmSync(folder, { recursive: true }));

const aPem = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  }).privateKey;

const aToken = (expiresAtMs: number, subject = 'function') => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part({ sub: subject, exp: expiresAtMs / 1000 })}.signature`;
};

const writePrincipal = (token: string, pem: string) => {
  const env = {
    OCI_RESOURCE_PRINCIPAL_VERSION: '2.2',
    OCI_RESOURCE_PRINCIPAL_REGION: 'eu-frankfurt-1',
    OCI_RESOURCE_PRINCIPAL_RPST: join(folder, 'rpst'),
    OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: join(folder, 'private.pem'),
  };
  writeFileSync(env.OCI_RESOURCE_PRINCIPAL_RPST, token);
  writeFileSync(env.OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM, pem);
  return env;
};

const hour = 3_600_000;

describe(createResourcePrincipalIdentity, () => {
  it('reads what the vendor’s provider reads from the same files', async () => {
    const pem = aPem();
    const env = writePrincipal(aToken(Date.now() + hour), pem);
    Object.assign(process.env, env);
    const theirs = createProviderIdentity(ResourcePrincipalAuthenticationDetailsProvider.builder());
    const ours = createResourcePrincipalIdentity({ env });
    expect(ours.keyId()).toBe(await theirs.keyId());
    expect(createPublicKey(ours.privateKey()).equals(createPublicKey(theirs.privateKey()))).toBe(true);
    for (const name of Object.keys(env)) Reflect.deleteProperty(process.env, name);
  });

  it('takes a new token and key as soon as the files change', () => {
    const env = writePrincipal(aToken(Date.now() + hour), aPem());
    const identity = createResourcePrincipalIdentity({ env });
    void identity.keyId();
    const before = identity.privateKey();
    const renewed = aToken(Date.now() + 2 * hour, 'renewed');
    writePrincipal(renewed, aPem());
    expect(identity.keyId()).toBe(`ST$${renewed}`);
    expect(identity.privateKey().equals(before)).toBe(false);
  });

  it('keeps the parsed key while nothing changes', () => {
    const identity = createResourcePrincipalIdentity({
      env: writePrincipal(aToken(Date.now() + hour), aPem()),
    });
    void identity.keyId();
    const key = identity.privateKey();
    void identity.keyId();
    expect(identity.privateKey()).toBe(key);
  });

  it('reads again ahead of the end of the token', () => {
    let now = 0;
    const identity = createResourcePrincipalIdentity({
      env: writePrincipal(aToken(hour), aPem()),
      now: () => now,
    });
    void identity.keyId();
    const key = identity.privateKey();
    now = hour - 30_000;
    void identity.keyId();
    expect(identity.privateKey()).not.toBe(key);
  });

  it('takes values in place of paths', () => {
    const identity = createResourcePrincipalIdentity({
      env: { OCI_RESOURCE_PRINCIPAL_RPST: 'opaque', OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: aPem() },
    });
    expect(identity.keyId()).toBe('ST$opaque');
  });

  it('names the setting that is missing or unreadable, and no secret', () => {
    expect(() => createResourcePrincipalIdentity({ env: {} }).keyId()).toThrow(
      'OCI_RESOURCE_PRINCIPAL_RPST is not set',
    );
    const env = { ...writePrincipal(aToken(hour), 'SECRET'), OCI_RESOURCE_PRINCIPAL_RPST: 'token' };
    const attempt = () => createResourcePrincipalIdentity({ env }).keyId();
    expect(attempt).toThrow('OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM cannot be read');
    expect(attempt).not.toThrow('SECRET');
  });
});

describe(createProviderIdentity, () => {
  it('parses the key again only when the provider has another', () => {
    let pem = aPem();
    const identity = createProviderIdentity({
      getKeyId: () => Promise.resolve('id'),
      getPrivateKey: () => pem,
      getPassphrase: () => null,
    });
    const key = identity.privateKey();
    expect(identity.privateKey()).toBe(key);
    pem = aPem();
    expect(identity.privateKey()).not.toBe(key);
  });

  it('says what to do with a profile that has no key', () => {
    const identity = createProviderIdentity({
      getKeyId: () => Promise.resolve('id'),
      getPrivateKey: () => '',
      getPassphrase: () => null,
    });
    expect(() => identity.privateKey()).toThrow('OCI_AUTH');
  });
});
