import { sign, verify, type KeyObject } from 'node:crypto';
import { isJsonObject } from '../../server/parse-json-object';
import type { Principal } from '../../identity/principal';

/** Keys that tokens are signed and checked with. */
export interface TokenKeys {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/** What a token of the registry says. It names its bearer only: rights are looked up at each call. */
interface RegistryTokenClaims {
  aud: typeof audience;
  principal: Principal;
  /** Seconds since the Unix epoch. */
  exp: number;
}

/** Tells these tokens from the session tokens of resources, which the same key signs. */
const audience = 'registry';

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** Makes a JWT (RS256) that names a principal. @param expiresAt milliseconds since the Unix epoch */
export function encodeRegistryToken(
  principal: Principal,
  expiresAt: number,
  { privateKey }: TokenKeys,
): string {
  const claims: RegistryTokenClaims = { aud: audience, principal, exp: Math.floor(expiresAt / 1000) };
  const signed = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
}

function isClaims(value: unknown): value is RegistryTokenClaims {
  return (
    isJsonObject(value) &&
    value.aud === audience &&
    isJsonObject(value.principal) &&
    typeof value.exp === 'number'
  );
}

/** Reads a token; `undefined` for one that this registry has not made, or that has expired. */
export function decodeRegistryToken(
  token: string,
  now: number,
  { publicKey }: TokenKeys,
): Principal | undefined {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const signed = Buffer.from(`${header}.${payload}`);
  if (!verify('sha256', signed, publicKey, Buffer.from(signature, 'base64url'))) return undefined;
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return isClaims(claims) && claims.exp * 1000 > now ? claims.principal : undefined;
}
