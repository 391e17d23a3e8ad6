import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnvironmentFile } from '../rules/environment-file';
import { startFakeServices, type FakeServices } from '../testing/start-fake-services';
import { createMachineClient, type MachineClient } from './create-machine-client';
import { fetchBundle, type Folders } from './fetch-bundle';
import type { MachinePlan, PlannedObject } from './machine-plan';
import { untilItWorks } from './until-it-works';

const hashOf = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
const record = Buffer.from([0x1f, 0x8b, 0, 255, 254]);

const anObject = (changes: Partial<PlannedObject> = {}): PlannedObject => ({
  path: 'producer.cjs',
  namespace: 'acme',
  bucket: 'weather-bundles',
  object: 'abc/producer.cjs',
  encoding: 'utf8',
  sha256: hashOf('run();'),
  ...changes,
});

describe(fetchBundle, () => {
  let services: FakeServices;
  let folders: Folders;
  let client: MachineClient;
  const objectPath = '/n/acme/b/weather-bundles/o/abc%2Fproducer.cjs';

  const aPlan = (changes: Partial<MachinePlan> = {}): MachinePlan => ({
    endpoints: {
      federation: services.url,
      objectStorage: services.url,
      secrets: services.url,
      logIngestion: services.url,
    },
    objects: [anObject()],
    secrets: [],
    logId: 'ocid1.log.oc1..l',
    ...changes,
  });

  beforeEach(async () => {
    services = await startFakeServices();
    services.answers[objectPath] = { body: 'run();' };
    const folder = mkdtempSync(join(tmpdir(), 'fetch-bundle-'));
    folders = { state: join(folder, 'state'), runtime: join(folder, 'run') };
    const env = { OCI_METADATA_BASE_URL: `${services.url}/opc/v2` };
    client = createMachineClient({ federationUrl: services.url, env });
  });
  afterEach(async () => {
    await services.close();
    rmSync(join(folders.state, '..'), { recursive: true });
  });

  it('puts every file where the producer looks for it, binary ones as they were', async () => {
    const path = 'data/nyc.csv.gz';
    services.answers['/n/acme/b/weather-bundles/o/record'] = { body: record.toString('base64') };
    const recorded = anObject({ path, object: 'record', encoding: 'base64', sha256: hashOf(record) });
    await fetchBundle(aPlan({ objects: [anObject(), recorded] }), client, folders);
    expect(readFileSync(join(folders.state, 'bundle/producer.cjs'), 'utf8')).toBe('run();');
    expect(readFileSync(join(folders.state, 'bundle', path))).toEqual(record);
  });

  it('does not fetch again what is there, but what was damaged', async () => {
    await fetchBundle(aPlan(), client, folders);
    await fetchBundle(aPlan(), client, folders);
    expect(services.calls).toHaveLength(1);
    writeFileSync(join(folders.state, 'bundle/producer.cjs'), 'ru');
    await fetchBundle(aPlan(), client, folders);
    expect(services.calls).toHaveLength(2);
  });

  it('runs nothing that is not the file it was told of', async () => {
    services.answers[objectPath] = { body: 'something else' };
    await expect(fetchBundle(aPlan(), client, folders)).rejects.toThrow('is not the file producer.cjs');
    expect(() => statSync(join(folders.state, 'bundle/producer.cjs'))).toThrow(/ENOENT/);
  });

  it('keeps secrets in a file of memory that its owner alone reads', async () => {
    const secretId = 'ocid1.vaultsecret.oc1..k';
    const value = 'key-"with"-$signs`';
    services.answers[`/20190301/secretbundles/${secretId}`] = {
      body: JSON.stringify({ secretBundleContent: { content: Buffer.from(value).toString('base64') } }),
    };
    await fetchBundle(aPlan({ secrets: [{ variable: 'WEATHER_API_KEY', secretId }] }), client, folders);
    const path = join(folders.runtime, 'secrets.env');
    expect(parseEnvironmentFile(readFileSync(path, 'utf8'))).toEqual({ WEATHER_API_KEY: value });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('signs in once, and anew before the token ends', async () => {
    await client('GET', new URL(`${services.url}/a`));
    await client('GET', new URL(`${services.url}/b`));
    expect(services.signIns()).toBe(1);
    services.tokenLifeSeconds = 30;
    const shortLived = createMachineClient({
      federationUrl: 'http://127.0.0.1:9',
      env: { OCI_METADATA_BASE_URL: `${services.url}/opc/v2/`, OCI_SDK_AUTH_CLIENT_REGION_URL: services.url },
    });
    await shortLived('GET', new URL(`${services.url}/c`));
    await shortLived('GET', new URL(`${services.url}/d`));
    expect(services.signIns()).toBe(3);
  });

  it('tries for as long as its rights have not reached it, with growing pauses', async () => {
    services.answers[objectPath] = undefined;
    const pauses: number[] = [];
    const said: string[] = [];
    const sleep = (ms: number): Promise<void> => {
      pauses.push(ms);
      if (pauses.length === 8) services.answers[objectPath] = { body: 'run();' };
      return Promise.resolve();
    };
    await untilItWorks(() => fetchBundle(aPlan(), client, folders), {
      sleep,
      say: (line) => said.push(line),
    });
    expect(pauses).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    expect(said[0]).toContain('reading the object weather-bundles/abc/producer.cjs: status 404');
  });
});
