import type { Identity } from './identity';
import { parsePrivateKey } from './parse-private-key';

/** Settings of {@link createApiKeyIdentity}: the lines of an OCI config file. */
export interface ApiKeyIdentityOptions {
  /** OCID of the tenancy. */
  tenancyId: string;
  /** OCID of the user. */
  userId: string;
  /** Fingerprint of the public key, as the console shows it. */
  fingerprint: string;
  /** The private key, PEM. */
  privateKeyPem: string;
  /** Of an encrypted key. */
  passphrase?: string;
}

/**
 * Makes the identity of a user with an API key. The key is parsed once.
 *
 * @throws IdentityError `IDENTITY_UNREADABLE`
 */
export function createApiKeyIdentity(options: ApiKeyIdentityOptions): Identity {
  const { tenancyId, userId, fingerprint, privateKeyPem, passphrase } = options;
  const key = parsePrivateKey(privateKeyPem, `API key ${fingerprint}`, passphrase);
  const keyId = `${tenancyId}/${userId}/${fingerprint}`;
  return { keyId: () => keyId, privateKey: () => key };
}
