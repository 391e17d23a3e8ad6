import { createHash } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ResourcePrincipalSession } from '../../identity/token-issuer';

/** Where a function's identity is. Absolute paths: an SDK takes anything else for the content itself. */
export interface IdentityPaths {
  rpstPath: string;
  privatePemPath: string;
}

/** What {@link createIdentityFiles} works with. */
export interface IdentityFilesDeps {
  /** Absolute path of the folder to write to; what is in it is removed first. */
  folder: string;
  /** Makes an identity for a function. */
  issueResourcePrincipal: (functionId: string) => Promise<ResourcePrincipalSession>;
  /** The machine's time, in which tokens expire. Milliseconds since the Unix epoch. */
  now: () => number;
}

/** Identities of functions, as files that are renewed by being replaced. */
export interface IdentityFiles {
  /** Makes a function's files, or renews them when they are due; then they are good for the call that follows. */
  ensureFresh(functionId: string): Promise<IdentityPaths>;
  /** Removes all files. */
  close(): void;
}

interface Issued {
  issuedAt: number;
  expiresAt: number;
}

/** An identity with less than this left is renewed: more than the longest synchronous call (300 s) may take. */
const renewalMarginMs = 10 * 60 * 1000;

/** Whether an identity must be renewed now: well before it ends, but not before half of its life is over. */
export function isRenewalDue({ issuedAt, expiresAt }: Issued, now: number): boolean {
  return now >= expiresAt - Math.min(renewalMarginMs, (expiresAt - issuedAt) / 2);
}

/** Makes the {@link IdentityFiles} of one cloud. */
export function createIdentityFiles({
  folder,
  issueResourcePrincipal,
  now,
}: IdentityFilesDeps): IdentityFiles {
  rmSync(folder, { recursive: true, force: true });
  const issued = new Map<string, Issued>();
  const underWay = new Map<string, Promise<void>>();

  const toPaths = (functionId: string): IdentityPaths => {
    const own = join(folder, createHash('sha256').update(functionId).digest('hex').slice(0, 16));
    return { rpstPath: join(own, 'rpst'), privatePemPath: join(own, 'private.pem') };
  };
  const renew = async (functionId: string): Promise<void> => {
    const issuedAt = now();
    const { token, privateKeyPem, expiresAt } = await issueResourcePrincipal(functionId);
    const { rpstPath, privatePemPath } = toPaths(functionId);
    await mkdir(join(rpstPath, '..'), { recursive: true, mode: 0o700 });
    await writeFile(`${privatePemPath}.new`, privateKeyPem, { mode: 0o600 });
    await writeFile(`${rpstPath}.new`, token, { mode: 0o600 });
    // Token and key belong together: nothing may come between these two lines.
    renameSync(`${privatePemPath}.new`, privatePemPath);
    renameSync(`${rpstPath}.new`, rpstPath);
    issued.set(functionId, { issuedAt, expiresAt });
  };

  return {
    ensureFresh: async (functionId) => {
      const known = issued.get(functionId);
      if (known === undefined || isRenewalDue(known, now())) {
        const renewal =
          underWay.get(functionId) ?? renew(functionId).finally(() => underWay.delete(functionId));
        underWay.set(functionId, renewal);
        await renewal;
      }
      return toPaths(functionId);
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
