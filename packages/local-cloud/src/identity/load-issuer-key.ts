import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { readFileIfThere, writeFileAtomic } from '@weather-stream/service-kit';
import { stateUnreadable } from '../errors';

/** The key that signs session tokens. */
export interface IssuerKey {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

const generate = promisify(generateKeyPair);

/** Makes an RSA key of the size that OCI asks for. */
export async function generateRsaKey(): Promise<IssuerKey> {
  return generate('rsa', { modulusLength: 2048 });
}

/** Reads the issuer's key, or makes it: tokens issued before a restart stay valid after it. */
export async function loadIssuerKey(path: string): Promise<IssuerKey> {
  const pem = await readFileIfThere(path);
  if (pem !== undefined) {
    try {
      const privateKey = createPrivateKey(pem);
      return { privateKey, publicKey: createPublicKey(privateKey) };
    } catch (cause) {
      throw stateUnreadable(path, 'Remove it to have a new key made', cause);
    }
  }
  const key = await generateRsaKey();
  await writeFileAtomic(path, key.privateKey.export({ type: 'pkcs8', format: 'pem' }), 0o600);
  return key;
}
