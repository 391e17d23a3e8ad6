import { createPrivateKey, type KeyObject } from 'node:crypto';
import { IdentityError } from './errors';

/**
 * Parses a PEM (PKCS #1 or #8, encrypted or not).
 *
 * @param origin where it came from, for the message; never the key itself
 * @throws IdentityError `IDENTITY_UNREADABLE`
 */
export function parsePrivateKey(pem: string, origin: string, passphrase?: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: pem, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch (cause) {
    throw new IdentityError(
      `The private key of ${origin} cannot be read. It must be an RSA key in PEM form, with its passphrase if it is encrypted.`,
      { code: 'IDENTITY_UNREADABLE', cause },
    );
  }
  if (key.asymmetricKeyType === 'rsa') return key;
  throw new IdentityError(
    `The private key of ${origin} is of type ${String(key.asymmetricKeyType)}; request signatures need an RSA key.`,
    { code: 'IDENTITY_UNREADABLE' },
  );
}
