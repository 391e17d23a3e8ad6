import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import { notAuthenticated } from '../../errors';
import type { InstanceAuthority, InstanceIdentity } from '../../identity/instance-authority';
import type { IssuerKey } from '../../identity/load-issuer-key';
import { parseAuthorization } from '../../identity/parse-authorization';
import { encodeSessionToken, toJwkClaim } from '../../identity/session-token';
import { defaultLifetimeMs } from '../../identity/token-issuer';
import { verifySignature } from '../../identity/verify-signature';
import type { OciRequest, Operation } from '../../server/operation';
import { parseJsonObject, type JsonObject } from '../../server/parse-json-object';

/** What {@link federate} works with. */
export interface FederationDeps {
  authority: Pick<InstanceAuthority, 'check'>;
  /** Signs the tokens. */
  issuer: IssuerKey;
  /** Whether an instance is there, and not terminated. */
  hasInstance: (instanceId: string) => boolean;
  /** The machine's time, in milliseconds since the Unix epoch. */
  now: () => number;
}

const path = '/v1/x509';

function parseBase64Der<T>(body: JsonObject, field: string, parse: (content: Buffer) => T): T {
  try {
    return parse(Buffer.from(String(body[field]), 'base64'));
  } catch {
    throw notAuthenticated(`${field} cannot be read: it must be base64 of DER.`);
  }
}

/** The key id names the certificate: `<tenancy>/fed-x509/<SHA-1>`, or `fed-x509-sha256` and SHA-256. */
function isKeyOf(keyId: string, certificate: X509Certificate, { tenancyId }: InstanceIdentity): boolean {
  const { fingerprint, fingerprint256 } = certificate;
  const plain = (text: string): string => text.replaceAll(':', '').toLowerCase();
  const known = [`${tenancyId}/fed-x509/${fingerprint}`, `${tenancyId}/fed-x509-sha256/${fingerprint256}`];
  return known.map(plain).includes(plain(keyId));
}

function authenticate(
  request: OciRequest,
  certificate: X509Certificate,
  deps: FederationDeps,
): InstanceIdentity {
  const identity = deps.authority.check(certificate);
  if (identity === undefined || !deps.hasInstance(identity.instanceId))
    throw notAuthenticated('The certificate is not that of an instance of this cloud, or has expired.');
  const parts = parseAuthorization(request.headers.authorization);
  if (!isKeyOf(parts.keyId, certificate, identity))
    throw notAuthenticated(`The key ${parts.keyId} is not that of the certificate.`);
  const { publicKey } = certificate;
  const signed = { method: request.method, target: path, headers: request.headers, body: request.body };
  verifySignature({ request: signed, operationName: 'GetSecurityToken', parts, publicKey, now: deps.now() });
  return identity;
}

function issueToken(
  identity: InstanceIdentity,
  publicKey: KeyObject,
  { issuer, now }: FederationDeps,
): string {
  const { instanceId, compartmentId, tenancyId } = identity;
  const iat = Math.floor(now() / 1000);
  const claims = {
    sub: instanceId,
    iat,
    exp: iat + defaultLifetimeMs / 1000,
    jwk: toJwkClaim(publicKey),
    ptype: 'instance',
    ttype: 'x509',
    'opc-instance': instanceId,
    'opc-compartment': compartmentId,
    'opc-tenant': tenancyId,
  } as const;
  return encodeSessionToken(claims, issuer.privateKey);
}

/**
 * Gives an instance a token for a key of its own choice: the request is signed with the key of the certificate that the
 * metadata service has handed to it.
 */
export function federate(deps: FederationDeps): Operation {
  return {
    name: 'GetSecurityToken',
    method: 'POST',
    path,
    access: 'anonymous',
    handle: (request) => {
      const body = parseJsonObject(request.body);
      const certificate = parseBase64Der(body, 'certificate', (content) => new X509Certificate(content));
      const publicKey = parseBase64Der(body, 'publicKey', (key) =>
        createPublicKey({ key, format: 'der', type: 'spki' }),
      );
      const identity = authenticate(request, certificate, deps);
      return { status: 200, body: { token: issueToken(identity, publicKey, deps) } };
    },
  };
}
