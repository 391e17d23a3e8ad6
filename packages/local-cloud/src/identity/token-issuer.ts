import { encodeSessionToken, toJwkClaim } from './session-token';
import { generateRsaKey, type IssuerKey } from './load-issuer-key';

/** Who gets an identity. */
export interface ResourcePrincipalRequest {
  tenancyId: string;
  compartmentId: string;
  /** Like `fnfunc`. */
  resourceType: string;
  resourceId: string;
  /** How long the token is good for. @default 20 minutes */
  lifetimeMs?: number;
}

/** An identity: the files that a resource principal (version 2.2) reads. */
export interface ResourcePrincipalSession {
  /** The RPST: a JWT that carries the session's public key. */
  token: string;
  /** The session's private key. */
  privateKeyPem: string;
  /** Milliseconds since the Unix epoch. */
  expiresAt: number;
}

/** Makes identities for resources. */
export type IssueResourcePrincipal = (request: ResourcePrincipalRequest) => Promise<ResourcePrincipalSession>;

/** How long the tokens of OCI are good for. */
export const defaultLifetimeMs = 20 * 60 * 1000;

/**
 * Makes the issuer.
 *
 * @param now the machine's time, not the cloud's: whoever gets a token compares its expiry with the machine's time
 */
export function createTokenIssuer(issuer: IssuerKey, now: () => number): IssueResourcePrincipal {
  return async ({ tenancyId, compartmentId, resourceType, resourceId, lifetimeMs = defaultLifetimeMs }) => {
    const session = await generateRsaKey();
    const iat = Math.floor(now() / 1000);
    const exp = iat + Math.floor(lifetimeMs / 1000);
    const token = encodeSessionToken(
      {
        sub: resourceId,
        iat,
        exp,
        jwk: toJwkClaim(session.publicKey),
        res_tenant: tenancyId,
        res_compartment: compartmentId,
        res_type: resourceType,
        res_id: resourceId,
      },
      issuer.privateKey,
    );
    const privateKeyPem = session.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    return { token, privateKeyPem, expiresAt: exp * 1000 };
  };
}
