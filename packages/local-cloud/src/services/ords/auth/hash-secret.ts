import { createHash, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/** Cost of scrypt: a few milliseconds, for secrets of a laptop. */
const cost = 2048;
const keyBytes = 32;

const derive = (secret: string, salt: Buffer): Buffer => scryptSync(secret, salt, keyBytes, { N: cost });

/** What is stored of a password or client secret. */
export function hashSecret(secret: string): string {
  const salt = randomBytes(16);
  return `${salt.toString('base64')}:${derive(secret, salt).toString('base64')}`;
}

/** Whether a secret is the one that was hashed. */
export function isSecretOf(secret: string, hash: string): boolean {
  const [salt = '', key = ''] = hash.split(':');
  return timingSafeEqual(derive(secret, Buffer.from(salt, 'base64')), Buffer.from(key, 'base64'));
}

/** Whether two texts are equal, in a time that does not tell where they differ. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(fingerprint(given)), Buffer.from(fingerprint(expected)));
}

/** A name for a token that does not give it away: tokens are random, one round is enough. */
export function fingerprint(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
