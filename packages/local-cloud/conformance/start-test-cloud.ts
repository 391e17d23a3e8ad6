import { createHash, createPublicKey } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '@weather-stream/service-kit';
import { Region, SimpleAuthenticationDetailsProvider } from 'oci-common';
import { startLocalCloud, type LocalCloud, type LocalCloudOptions } from '../src';
import { loadUserKey } from './load-user-key';

/** A local cloud for one suite, with a user of it. */
export interface TestCloud {
  url: string;
  stateFolder: string;
  tenancyId: string;
  /** What a client of the vendor's SDK signs with. */
  authenticationDetailsProvider: SimpleAuthenticationDetailsProvider;
  /** Stops the cloud and starts another on the same folder and port: what `kill` and a new start would do. */
  restart(): Promise<void>;
  /** Stops the cloud and removes its folder. */
  dispose(): Promise<void>;
}

const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (fields, message) => void process.stderr.write(`${message} ${JSON.stringify(fields)}\n`),
};

function toFingerprint(publicKeyPem: string): string {
  const der = createPublicKey(publicKeyPem).export({ type: 'spki', format: 'der' });
  const digest = createHash('md5').update(der).digest('hex');
  return (digest.match(/../g) ?? []).join(':');
}

/**
 * Starts a local cloud in a temporary folder with one user.
 *
 * @param startCloud what starts it. @default startLocalCloud, in this process
 */
export async function startTestCloud(
  options: Partial<LocalCloudOptions> = {},
  startCloud: typeof startLocalCloud = startLocalCloud,
): Promise<TestCloud> {
  const stateFolder = await mkdtemp(join(tmpdir(), 'local-cloud-'));
  const privateKey = await loadUserKey();
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
  const [tenancyId, userId] = ['ocid1.tenancy.oc1..conformance', 'ocid1.user.oc1..conformance'];
  const fingerprint = toFingerprint(publicKey);
  const start = (port: number): Promise<LocalCloud> =>
    startCloud({
      stateFolder,
      apiKeys: [{ tenancyId, userId, fingerprint, publicKeyPem: publicKey }],
      images: {},
      logger: silent,
      ...options,
      port,
    });
  let cloud = await start(0);
  return {
    url: cloud.url,
    stateFolder,
    tenancyId,
    authenticationDetailsProvider: new SimpleAuthenticationDetailsProvider(
      tenancyId,
      userId,
      fingerprint,
      privateKey,
      null,
      Region.US_ASHBURN_1,
    ),
    restart: async () => {
      await cloud.close();
      cloud = await start(Number(new URL(cloud.url).port));
    },
    dispose: async () => {
      await cloud.close();
      await rm(stateFolder, { recursive: true, force: true });
    },
  };
}

/** The vendor's clients warn on the console of each refused request and each retry; suites that refuse on purpose do not. */
export function muteSdkWarnings(): void {
  beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());
}
