import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildBundle, type Bundle } from './build-bundle';
import { startFakeStream, type FakeStream, type FakeStreamOptions } from './start-fake-stream';
import { startProcess, type ProducerProcess } from './start-process';

/** Streams that the producers of these tests are told of. */
export const ids = {
  stream: 'ocid1.stream.oc1.eu-frankfurt-1.s',
  rejected: 'ocid1.stream.oc1.eu-frankfurt-1.r',
};

/** The bundle of the producer, and what a test of its process needs. */
export interface ProducerBench {
  bundle: () => Bundle;
  /** Path of a state file that is not there yet. */
  aStateFile: () => string;
  /** Starts the stream that the next runs publish to. */
  aStream: (options?: FakeStreamOptions) => Promise<FakeStream>;
  /** Starts the producer, with the recorded source unless the settings say otherwise. */
  start: (args: string[], env?: Record<string, string>) => ProducerProcess;
}

async function writeOciConfig({ folder }: Bundle): Promise<void> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  await writeFile(join(folder, 'key.pem'), privateKey);
  const profile = ['[DEFAULT]', 'user=u', 'tenancy=t', 'fingerprint=f', 'region=eu-frankfurt-1'];
  await writeFile(join(folder, 'oci-config'), [...profile, `key_file=${join(folder, 'key.pem')}`].join('\n'));
}

/** Registers the hooks that build the bundle for a spec and end after each test what it started. */
export function useProducer(): ProducerBench {
  let built: Bundle | undefined;
  let stream: FakeStream | undefined;
  let runs: ProducerProcess[] = [];
  let stateNumber = 0;

  beforeAll(async () => {
    built = await buildBundle();
    await writeOciConfig(built);
  }, 60_000);
  afterEach(async () => {
    for (const { child } of runs) child.kill('SIGKILL');
    runs = [];
    await stream?.close();
    stream = undefined;
  });
  afterAll(() => built?.remove());

  const bundle = (): Bundle => {
    if (built === undefined) throw new Error('The bundle is built before the first test.');
    return built;
  };
  return {
    bundle,
    aStateFile: () => join(bundle().folder, `checkpoint-${(stateNumber += 1)}.json`),
    aStream: async (options) => (stream = await startFakeStream(options)),
    start: (args, env = {}) => {
      const run = startProcess(bundle().path, args, {
        WEATHER_SOURCE: 'recorded',
        STREAM_ID: ids.stream,
        REJECTED_STREAM_ID: ids.rejected,
        STREAM_MESSAGES_ENDPOINT: stream?.url ?? 'http://127.0.0.1:9',
        OCI_CONFIG_FILE: join(bundle().folder, 'oci-config'),
        ...env,
      });
      runs.push(run);
      return run;
    },
  };
}
