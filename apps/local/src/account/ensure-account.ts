import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { readFileIfThere, writeFileAtomic } from '@weather-stream/service-kit';
import { StateUnusableError } from '../errors';
import type { StatePaths } from '../state/state-paths';

/** The account that the local run uses in the local cloud: one tenancy, one user, one API key. */
export interface Account {
  tenancyId: string;
  userId: string;
  /** MD5 of the public key in DER form, as OCI writes it. */
  fingerprint: string;
  region: string;
  privateKeyPem: string;
  publicKeyPem: string;
}

const tenancyId = 'ocid1.tenancy.oc1..local0weather0stream';
const userId = 'ocid1.user.oc1..local0weather0stream';

/** A real region's name: the vendor's SDKs refuse to talk to one that they do not know. */
const region = 'us-ashburn-1';

/** MD5 over the DER form of the public key, in pairs with colons. See https://docs.oracle.com/iaas/Content/API/Concepts/apisigningkey.htm */
export function fingerprintOf(publicKey: KeyObject): string {
  const digest = createHash('md5')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  return (digest.match(/../g) ?? []).join(':');
}

const generateKey = (): string =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey;

const configText = (account: Account, apiKeyPath: string) =>
  [
    '[DEFAULT]',
    `user=${account.userId}`,
    `fingerprint=${account.fingerprint}`,
    `tenancy=${account.tenancyId}`,
    `region=${account.region}`,
    `key_file=${apiKeyPath}`,
    '',
  ].join('\n');

function toPublicKey(privateKeyPem: string, folder: string): KeyObject {
  try {
    return createPublicKey(createPrivateKey(privateKeyPem));
  } catch (cause) {
    throw new StateUnusableError(folder, 'holds an oci/api_key.pem that is no private key', cause);
  }
}

/**
 * Makes the account at the first start and reads it at the next; leaves an ordinary OCI config file for any SDK or CLI.
 *
 * @throws StateUnusableError when the key is damaged
 */
export async function ensureAccount(
  paths: Pick<StatePaths, 'apiKey' | 'ociConfig' | 'folder'>,
): Promise<Account> {
  const existing = await readFileIfThere(paths.apiKey);
  const privateKeyPem = existing ?? generateKey();
  if (existing === undefined) await writeFileAtomic(paths.apiKey, privateKeyPem, 0o600);
  const publicKey = toPublicKey(privateKeyPem, paths.folder);
  const account: Account = {
    tenancyId,
    userId,
    region,
    fingerprint: fingerprintOf(publicKey),
    privateKeyPem,
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
  await writeFileAtomic(paths.ociConfig, configText(account, paths.apiKey), 0o600);
  return account;
}
