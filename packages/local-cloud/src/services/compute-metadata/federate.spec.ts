import { createHash, createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { createInstanceAuthority, type InstanceCredentials } from '../../identity/instance-authority';
import { generateRsaKey, type IssuerKey } from '../../identity/load-issuer-key';
import { decodeSessionToken } from '../../identity/session-token';
import type { OciRequest } from '../../server/operation';
import { federate } from './federate';

const identity = {
  instanceId: 'ocid1.instance.oc1.iad.i',
  compartmentId: 'ocid1.compartment.oc1..c',
  tenancyId: 'ocid1.tenancy.oc1..t',
};
const now = Date.UTC(2026, 10, 23);

describe(federate, () => {
  let issuer: IssuerKey;
  let session: IssuerKey;
  let credentials: InstanceCredentials;
  beforeAll(async () => {
    [issuer, session] = await Promise.all([generateRsaKey(), generateRsaKey()]);
    credentials = await createInstanceAuthority(issuer, () => now).issue(identity);
  });

  const toDer = (pem: string): string => new X509Certificate(pem).raw.toString('base64');

  interface Change {
    body?: object;
    headers?: Record<string, string>;
    signWith?: string;
    keyId?: string;
    instances?: readonly string[];
  }

  /** Calls as the SDK does, but for what is changed. */
  function call(change: Change = {}): unknown {
    const { instances = [identity.instanceId], signWith = credentials.privateKeyPem } = change;
    const publicKey = session.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const body = Buffer.from(
      JSON.stringify({ certificate: toDer(credentials.certificatePem), publicKey, ...change.body }),
    );
    const fingerprint = new X509Certificate(credentials.certificatePem).fingerprint
      .replaceAll(':', '')
      .toLowerCase();
    const { keyId = `${identity.tenancyId}/fed-x509/${fingerprint}` } = change;
    const signed: Record<string, string> = {
      date: new Date(now).toUTCString(),
      host: 'localhost',
      'content-type': 'application/json',
      'content-length': String(body.length),
      'x-content-sha256': createHash('sha256').update(body).digest('base64'),
    };
    const names = ['date', '(request-target)', 'host', 'content-type', 'content-length', 'x-content-sha256'];
    const text = names.map((name) => `${name}: ${signed[name] ?? 'post /v1/x509'}`).join('\n');
    const signature = sign('sha256', Buffer.from(text), createPrivateKey(signWith)).toString('base64');
    const authorization = `Signature version="1",keyId="${keyId}",algorithm="rsa-sha256",headers="${names.join(' ')}",signature="${signature}"`;
    const { handle } = federate({
      authority: createInstanceAuthority(issuer, () => now),
      issuer,
      hasInstance: (id) => instances.includes(id),
      now: () => now,
    });
    const headers = { ...signed, authorization, ...change.headers };
    return handle({ method: 'POST', path: '/v1/x509', headers, body } as unknown as OciRequest);
  }

  it('answers a token that says which instance it is, for the key that was sent', () => {
    const { body } = call() as { body: { token: string } };
    const { claims, publicKey } = decodeSessionToken(body.token, issuer.publicKey);
    expect(claims).toMatchObject({
      sub: identity.instanceId,
      'opc-instance': identity.instanceId,
      'opc-compartment': identity.compartmentId,
      'opc-tenant': identity.tenancyId,
      exp: now / 1000 + 20 * 60,
    });
    expect(publicKey.equals(session.publicKey)).toBe(true);
  });

  it('refuses everything else', async () => {
    const stranger = await generateRsaKey();
    const forged = await createInstanceAuthority(stranger, () => now).issue(identity);
    const strangersKey = stranger.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const changes: Record<string, Change> = {
      'a terminated instance': { instances: [] },
      'a certificate of somebody else': {
        body: { certificate: toDer(forged.certificatePem) },
        signWith: forged.privateKeyPem,
      },
      'another key than that of the certificate': { signWith: strangersKey },
      'the id of another key': { keyId: `${identity.tenancyId}/fed-x509/00` },
      'no certificate': { body: { certificate: undefined } },
      'no public key': { body: { publicKey: 'x' } },
      'no signature': { headers: { authorization: '' } },
      'another body than was signed': { headers: { 'x-content-sha256': 'x' } },
    };
    for (const [what, change] of Object.entries(changes)) {
      const attempt = () => call(change);
      expect([what, errorOf(attempt)]).toEqual([
        what,
        expect.objectContaining({ status: 401, code: 'NotAuthenticated' }),
      ]);
    }
  });
});

function errorOf(attempt: () => unknown): unknown {
  try {
    return attempt();
  } catch (error) {
    return error;
  }
}
