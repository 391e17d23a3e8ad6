import type { KeyObject } from 'node:crypto';

/** Who signs a request. Asked again for every request, so that an identity may renew itself. */
export interface Identity {
  /**
   * What the service looks the public key up by: `<tenancy>/<user>/<fingerprint>` for an API key, `ST$<token>` for a
   * session or resource principal. Asked before {@link Identity.privateKey}; an answer that is not a promise keeps the two
   * of one moment.
   */
  keyId(): string | Promise<string>;
  /** The RSA key that belongs to the last {@link Identity.keyId}. */
  privateKey(): KeyObject;
}
