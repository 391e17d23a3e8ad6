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
import type { StatePaths } from '../state/state-paths';
import { deployStack } from './deploy-stack';
import type { Stack } from './stack';

/** The local cloud with the stack in it. */
export interface RunningStack {
  stack: Stack;
  secrets: StackSecrets;
  cloud: CloudProcess;
  client: CloudClient;
  /** Stops the local cloud. */
  close: () => Promise<void>;
}

/** Settings of {@link runStack}. */
export interface RunStackOptions {
  config: LocalConfig;
  artefacts: Artefacts;
  /** The state folder, which this process holds. */
  paths: StatePaths;
  /** Told of each phase. */
  onPhase: (phase: string) => void;
  /** Told of whatever the local cloud prints. */
  onLine: (line: string) => void;
  /** Gives up the start; afterwards it changes nothing. */
  signal: AbortSignal;
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
  { onPhase, signal }: Pick<RunStackOptions, 'onPhase' | 'signal'>,
): Promise<void> {
  const http = createHttp();
  try {
    await bootstrapDatabase({
      ...secrets,
      ordsUrl,
      http: http.call,
      clock: systemClock,
      signal,
      log: (step) => onPhase(`database: ${step}`),
    });
  } finally {
    http.close();
  }
}

async function startCloudOf(
  account: Account,
  image: string,
  options: RunStackOptions,
): Promise<CloudProcess> {
  const { config, artefacts, paths, onLine, signal } = options;
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
    stateFolder: paths.folder,
    onLine,
    signal,
  });
}

/** A signal that is aborted with `signal`, and, with the reason, when the cloud is lost. */
function untilLost(signal: AbortSignal, { lost }: Pick<CloudProcess, 'lost'>): AbortSignal {
  const controller = new AbortController();
  lost.catch((error: unknown) => controller.abort(error));
  return AbortSignal.any([signal, controller.signal]);
}

/**
 * Brings up the local cloud and the stack in it, from nothing or from where the last run stopped.
 *
 * @throws LocalRunError, OciServiceError, OrdsError; the signal's reason
 */
export async function runStack(options: RunStackOptions): Promise<RunningStack> {
  const { artefacts, paths, onPhase } = options;
  const account = await ensureAccount(paths);
  const secrets = await ensureSecrets(paths);
  const image = await imageOf(artefacts.function);
  onPhase('starting the local cloud');
  const cloud = await startCloudOf(account, image, options);
  const client = createCloudClient(cloud.url, account);
  const close = async () => {
    client.close();
    await cloud.stop();
  };
  const signal = untilLost(options.signal, cloud);
  try {
    onPhase('deploying the stack');
    const stack = await deployStack({
      call: (method, path, body) => client.call(method, path, body, signal),
      clock: systemClock,
      signal,
      tenancyId: account.tenancyId,
      cloudUrl: cloud.url,
      secrets,
      image,
      bootstrapDatabase: (ordsUrl) => bootstrap(ordsUrl, secrets, { onPhase, signal }),
    });
    return { stack, secrets, cloud, client, close };
  } catch (error) {
    await close();
    signal.throwIfAborted();
    throw error;
  }
}
