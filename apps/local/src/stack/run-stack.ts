import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bootstrapDatabase, createHttp } from '@weather-stream/ords-client';
import type { LocalConfig } from '@weather-stream/runtime-config';
import { systemClock } from '@weather-stream/service-kit';
import { ensureAccount, type Account } from '../account/ensure-account';
import { ensureSecrets, type StackSecrets } from '../account/ensure-secrets';
import { createCloudClient, type CloudClient } from '../cloud/cloud-client';
import { startCloud, type CloudProcess } from '../cloud/start-cloud';
import type { Artefacts } from '../artefacts';
import { openState } from '../state/open-state';
import type { StatePaths } from '../state/state-paths';
import { deployStack } from './deploy-stack';
import type { Stack } from './stack';

/** The local cloud with the stack in it. */
export interface RunningStack {
  stack: Stack;
  secrets: StackSecrets;
  paths: StatePaths;
  cloud: CloudProcess;
  client: CloudClient;
  /** Stops the local cloud and lets go of the state folder. */
  close: () => Promise<void>;
}

/** Settings of {@link runStack}. */
export interface RunStackOptions {
  config: LocalConfig;
  artefacts: Artefacts;
  /** Told of each phase, and of whatever the local cloud prints. */
  onPhase: (phase: string) => void;
  onLine: (source: 'cloud', line: string) => void;
}

/** Reference of the function's image: the tag is a hash of its content, so that changed code is a changed function. */
async function imageOf(functionBundle: string): Promise<string> {
  const hash = createHash('sha256')
    .update(await readFile(functionBundle))
    .digest('hex');
  return `iad.ocir.io/local/weatherstrmfunc:${hash.slice(0, 16)}`;
}

async function bootstrap(
  ordsUrl: string,
  secrets: StackSecrets,
  onPhase: (phase: string) => void,
): Promise<void> {
  const http = createHttp();
  try {
    await bootstrapDatabase({
      ...secrets,
      ordsUrl,
      http: http.call,
      clock: systemClock,
      log: (step) => onPhase(`database: ${step}`),
    });
  } finally {
    http.close();
  }
}

async function startCloudOf(
  account: Account,
  image: string,
  paths: StatePaths,
  options: RunStackOptions,
): Promise<CloudProcess> {
  const { config, artefacts, onLine } = options;
  const { tenancyId, userId, fingerprint, publicKeyPem } = account;
  return startCloud({
    script: artefacts.cloud,
    settingsPath: join(paths.folder, 'cloud-settings.json'),
    settings: {
      stateFolder: paths.cloud,
      port: config.cloudPort,
      timeScale: config.timeScale,
      apiKeys: [{ tenancyId, userId, fingerprint, publicKeyPem }],
      images: { [image]: artefacts.function },
      logLevel: config.logLevel === 'debug' ? 'debug' : 'warn',
    },
    onLine: (line) => onLine('cloud', line),
  });
}

/**
 * Brings up the local cloud and the stack in it, from nothing or from where the last run stopped.
 *
 * @throws LocalRunError, OciServiceError, OrdsError
 */
export async function runStack(options: RunStackOptions): Promise<RunningStack> {
  const { config, artefacts, onPhase } = options;
  const state = await openState(config.stateFolder);
  const undo: (() => Promise<void> | void)[] = [state.release];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const { paths } = state;
    const account = await ensureAccount(paths);
    const secrets = await ensureSecrets(paths);
    const image = await imageOf(artefacts.function);
    onPhase('starting the local cloud');
    const cloud = await startCloudOf(account, image, paths, options);
    undo.push(async () => {
      cloud.process.signal('SIGTERM');
      await cloud.process.ended;
    });
    const client = createCloudClient(cloud.url, account);
    undo.push(() => client.close());
    onPhase('deploying the stack');
    const stack = await deployStack({
      call: client.call,
      clock: systemClock,
      tenancyId: account.tenancyId,
      cloudUrl: cloud.url,
      secrets,
      image,
      bootstrapDatabase: (ordsUrl) => bootstrap(ordsUrl, secrets, onPhase),
    });
    return { stack, secrets, paths, cloud, client, close };
  } catch (error) {
    await close();
    throw error;
  }
}
