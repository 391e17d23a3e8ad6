import { createPublicKey, sign, verify, type JsonWebKey, type KeyObject } from 'node:crypto';
import { notAuthenticated } from '../errors';

interface CommonClaims {
  /** The OCID of the resource or instance. */
  sub: string;
  /** Seconds since the Unix epoch. */
  iat: number;
  /** Seconds since the Unix epoch. */
  exp: number;
  /** The session's public key, a JSON Web Key as text. */
  jwk: string;
}

/** What the session token of a resource principal says; names as in OCI's tokens. */
export interface ResourceClaims extends CommonClaims {
  res_tenant: string;
  res_compartment: string;
  /** Like `fnfunc`. */
  res_type: string;
  res_id: string;
}

/** What the session token of an instance principal says; names as in OCI's tokens. */
export interface InstanceClaims extends CommonClaims {
  ptype: 'instance';
  ttype: 'x509';
  'opc-instance': string;
  'opc-compartment': string;
  'opc-tenant': string;
}

/** What a session token says. */
export type SessionTokenClaims = ResourceClaims | InstanceClaims;

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

const decode = (part: string | undefined): unknown =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

/** A public key as a claim. */
export const toJwkClaim = (publicKey: KeyObject): string =>
  JSON.stringify({ ...publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' });

/** Makes a JWT (RS256) of the claims. */
export function encodeSessionToken(claims: SessionTokenClaims, issuerKey: KeyObject): string {
  const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid: 'local-cloud' })}.${encode(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), issuerKey).toString('base64url')}`;
}

/**
 * Checks issuer and form of a JWT; not its expiry, which depends on when it is asked.
 *
 * @throws OciError `NotAuthenticated`
 */
export function decodeSessionToken(
  token: string,
  issuerPublicKey: KeyObject,
): { claims: SessionTokenClaims; publicKey: KeyObject } {
  try {
    const [header = '', payload = '', signature = ''] = token.split('.');
    const isOurs = verify(
      'sha256',
      Buffer.from(`${header}.${payload}`),
      issuerPublicKey,
      Buffer.from(signature, 'base64url'),
    );
    if (!isOurs) throw new Error('not signed by this issuer');
    const claims = decode(payload) as SessionTokenClaims;
    const key = JSON.parse(claims.jwk) as JsonWebKey;
    return { claims, publicKey: createPublicKey({ key, format: 'jwk' }) };
  } catch {
    throw notAuthenticated('The security token is not one that this cloud has issued.');
  }
}
