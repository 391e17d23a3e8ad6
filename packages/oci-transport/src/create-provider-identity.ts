import type { KeyObject } from 'node:crypto';
import { IdentityError } from './errors';
import type { Identity } from './identity';
import { parsePrivateKey } from './parse-private-key';

/** What is used of the authentication providers of `oci-common`. */
export interface AuthenticationProvider {
  getKeyId(): Promise<string>;
  /** PEM; may change after {@link AuthenticationProvider.getKeyId}, when a token was renewed. */
  getPrivateKey(): string;
  getPassphrase(): string | null;
}

/**
 * Lets a provider of `oci-common` (config file, session, instance principal) sign through this package. A key is parsed
 * again only when the provider hands out another one.
 */
export function createProviderIdentity(provider: AuthenticationProvider): Identity {
  let parsed: { pem: string; key: KeyObject } | undefined;
  return {
    keyId: () => provider.getKeyId(),
    privateKey: () => {
      const pem = provider.getPrivateKey();
      if (pem === '') {
        throw new IdentityError(
          'The OCI profile holds no API key. Set key_file in it, or set OCI_AUTH to instance-principal on an OCI instance.',
          { code: 'IDENTITY_INCOMPLETE' },
        );
      }
      if (parsed?.pem !== pem) {
        parsed = {
          pem,
          key: parsePrivateKey(pem, 'the OCI profile', provider.getPassphrase() ?? undefined),
        };
      }
      return parsed.key;
    },
  };
}
