import type { KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { IdentityError } from './errors';
import type { Identity } from './identity';
import { parsePrivateKey } from './parse-private-key';

/** Settings of {@link createResourcePrincipalIdentity}. */
export interface ResourcePrincipalOptions {
  /**
   * Holds `OCI_RESOURCE_PRINCIPAL_RPST` and `OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM` (and `…_PRIVATE_PEM_PASSPHRASE`): absolute
   * paths of files, as inside OCI Functions, or the values themselves.
   */
  env: Record<string, string | undefined>;
  /** Milliseconds since the Unix epoch. @default Date.now */
  now?: () => number;
}

interface Snapshot {
  /** Names the versions of the files that were read. */
  version: string;
  keyId: string;
  key: KeyObject;
  /** Milliseconds since the Unix epoch; infinite when the token does not say. */
  expiresAtMs: number;
}

const tokenName = 'OCI_RESOURCE_PRINCIPAL_RPST';
const keyName = 'OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM';
const passphraseName = 'OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM_PASSPHRASE';

/** A token this close to its end is read again with every request: the platform may have put a new one there. */
const renewAheadMs = 60_000;

/**
 * Makes the identity of a function (or another resource principal of version 2.2). Token and key are read when first
 * needed, again when a file changes, and with every request from a minute before the token ends. Whether a token is still
 * good is left to the service.
 *
 * @throws IdentityError from `keyId()`: `IDENTITY_INCOMPLETE`, `IDENTITY_UNREADABLE`
 */
export function createResourcePrincipalIdentity(options: ResourcePrincipalOptions): Identity {
  const { env, now = Date.now } = options;
  let snapshot: Snapshot | undefined;
  const refresh = (): Snapshot => {
    const version = [tokenName, keyName, passphraseName].map((name) => versionOf(env[name])).join(' ');
    if (snapshot?.version !== version || snapshot.expiresAtMs - renewAheadMs <= now()) {
      snapshot = readSnapshot(env, version);
    }
    return snapshot;
  };
  return { keyId: () => refresh().keyId, privateKey: () => (snapshot ?? refresh()).key };
}

function readSnapshot(env: ResourcePrincipalOptions['env'], version: string): Snapshot {
  const token = readSetting(env, tokenName).trim();
  const passphrase = env[passphraseName] === undefined ? undefined : readSetting(env, passphraseName).trim();
  const key = parsePrivateKey(readSetting(env, keyName), keyName, passphrase);
  return { version, keyId: `ST$${token}`, key, expiresAtMs: expiryOf(token) };
}

function readSetting(env: ResourcePrincipalOptions['env'], name: string): string {
  const value = env[name];
  if (value === undefined || value === '') {
    throw new IdentityError(
      `${name} is not set. OCI sets it inside a function; elsewhere point it to a token and a key file.`,
      { code: 'IDENTITY_INCOMPLETE' },
    );
  }
  if (!isAbsolute(value)) return value;
  try {
    return readFileSync(value, 'utf8');
  } catch (cause) {
    throw new IdentityError(`${name} names the file ${value}, which cannot be read.`, {
      code: 'IDENTITY_UNREADABLE',
      cause,
    });
  }
}

function versionOf(value: string | undefined): string {
  if (value === undefined || !isAbsolute(value)) return 'fixed';
  const stats = statSync(value, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? 'missing' : `${stats.ino}:${stats.mtimeNs}:${stats.size}`;
}

function expiryOf(token: string): number {
  try {
    const claims = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'),
    ) as unknown;
    const { exp } = claims as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : Infinity;
  } catch {
    return Infinity;
  }
}
