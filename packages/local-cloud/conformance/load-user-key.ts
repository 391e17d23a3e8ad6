import { generateKeyPair } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readFileIfThere, writeFileAtomic } from '@weather-stream/service-kit';

const path = join(__dirname, '..', 'dist', 'conformance', 'user-key.pem');

/** The private key of the user of test clouds, as PEM. Making one takes as long as many tests: it is kept for the next. */
export async function loadUserKey(): Promise<string> {
  const kept = await readFileIfThere(path);
  if (kept !== undefined) return kept;
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  await writeFileAtomic(path, pem, 0o600);
  return pem;
}
