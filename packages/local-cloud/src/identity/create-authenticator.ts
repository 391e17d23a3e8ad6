import type { KeyObject } from 'node:crypto';
import { notAuthenticated } from '../errors';
import { createSignerLookup, type ApiKey } from './find-signer';
import { parseAuthorization } from './parse-authorization';
import type { Principal } from './principal';
import type { SignedRequest } from './signing-string';
import { verifySignature } from './verify-signature';

/** Settings of {@link createAuthenticator}. */
export interface AuthenticatorOptions {
  /** The keys of users. */
  apiKeys: readonly ApiKey[];
  /** Whose session tokens are believed. */
  issuerPublicKey: KeyObject;
  /** The machine's time, in milliseconds since the Unix epoch: clients sign with it, whatever the cloud's clock says. */
  now: () => number;
}

/** Says who sends a request. @throws OciError `NotAuthenticated` */
export type Authenticate = (
  request: SignedRequest & { body: Buffer },
  operation: { name: string },
) => Principal;

/** Makes the check of OCI request signatures. */
export function createAuthenticator({ apiKeys, issuerPublicKey, now }: AuthenticatorOptions): Authenticate {
  const findSigner = createSignerLookup(apiKeys, issuerPublicKey);
  return (request, operation) => {
    const parts = parseAuthorization(request.headers.authorization);
    const { principal, publicKey, expiresAt } = findSigner(parts.keyId);
    if (expiresAt <= now()) throw notAuthenticated('The security token has expired.');
    verifySignature({ request, operationName: operation.name, parts, publicKey, now: now() });
    return principal;
  };
}
