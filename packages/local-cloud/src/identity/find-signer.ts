import { createPublicKey, type KeyObject } from 'node:crypto';
import { LocalCloudStartError, notAuthenticated } from '../errors';
import type { Principal } from './principal';
import { decodeSessionToken, type SessionTokenClaims } from './session-token';

/** An API key that a user of the cloud has uploaded. */
export interface ApiKey {
  tenancyId: string;
  userId: string;
  fingerprint: string;
  publicKeyPem: string;
}

/** Whose signature it is, and the key to check it with. */
export interface Signer {
  principal: Principal;
  publicKey: KeyObject;
  /** Milliseconds since the Unix epoch; API keys do not end. */
  expiresAt: number;
}

const sessionPrefix = 'ST$';

/** Tokens whose check is remembered: RSA keys are dear to parse on every put. */
const maxRememberedSessions = 100;

function toSessionPrincipal(claims: SessionTokenClaims): Principal {
  if ('opc-instance' in claims)
    return {
      kind: 'instance',
      tenancyId: claims['opc-tenant'],
      compartmentId: claims['opc-compartment'],
      instanceId: claims['opc-instance'],
    };
  return {
    kind: 'resource',
    tenancyId: claims.res_tenant,
    compartmentId: claims.res_compartment,
    resourceType: claims.res_type,
    resourceId: claims.res_id,
  };
}

function toSessionSigner(token: string, issuerPublicKey: KeyObject): Signer {
  const { claims, publicKey } = decodeSessionToken(token, issuerPublicKey);
  return { principal: toSessionPrincipal(claims), publicKey, expiresAt: claims.exp * 1000 };
}

function parsePublicKey({ userId, fingerprint, publicKeyPem }: ApiKey): KeyObject {
  try {
    return createPublicKey(publicKeyPem);
  } catch (cause) {
    const message = `The API key ${fingerprint} of ${userId} is not a public key in PEM form (-----BEGIN PUBLIC KEY-----).`;
    throw new LocalCloudStartError('API_KEY_INVALID', message, cause);
  }
}

function toApiKeySigner(key: ApiKey): Signer {
  const { tenancyId, userId } = key;
  return {
    principal: { kind: 'user', tenancyId, userId },
    publicKey: parsePublicKey(key),
    expiresAt: Infinity,
  };
}

/**
 * Makes the function that finds the signer of a `keyId`: `tenancy/user/fingerprint` of an API key, or `ST$<token>` of an
 * instance or resource principal. It throws OciError `NotAuthenticated` for any other.
 *
 * @throws LocalCloudStartError `API_KEY_INVALID`
 */
export function createSignerLookup(
  apiKeys: readonly ApiKey[],
  issuerPublicKey: KeyObject,
): (keyId: string) => Signer {
  const byKeyId = new Map(
    apiKeys.map((key) => [`${key.tenancyId}/${key.userId}/${key.fingerprint}`, toApiKeySigner(key)]),
  );
  const sessions = new Map<string, Signer>();

  const findSession = (token: string): Signer => {
    const known = sessions.get(token);
    if (known !== undefined) return known;
    const signer = toSessionSigner(token, issuerPublicKey);
    const oldest = sessions.keys().next().value;
    if (sessions.size >= maxRememberedSessions && oldest !== undefined) sessions.delete(oldest);
    sessions.set(token, signer);
    return signer;
  };

  return (keyId) => {
    const signer = keyId.startsWith(sessionPrefix)
      ? findSession(keyId.slice(sessionPrefix.length))
      : byKeyId.get(keyId);
    if (signer === undefined) throw notAuthenticated(`The API key ${keyId} is not known to this cloud.`);
    return signer;
  };
}
