import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '../testing/silent-logger';
import { createManualClock } from '@weather-stream/service-kit';
import { bundleImages } from '../services/functions/image/bundle-images';
import { renderResource } from '../engine/render-resource';
import { openControlPlane, type ControlPlane } from './control-plane';
import { createAuthTokens } from '../services/identity/auth-tokens';
import { createResourceLookups, type ResourceLookups } from './resource-lookups';

const tenancyId = 'ocid1.tenancy.oc1..test';

describe(createResourceLookups, () => {
  let folder: string;
  let engine: ControlPlane['engine'];
  let lookups: ResourceLookups;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lookups-'));
    await writeFile(join(folder, 'bundle.cjs'), '');
    ({ engine } = await openControlPlane({
      folder: join(folder, 'resources'),
      stateFolder: folder,
      clock: createManualClock(),
      transitionDelayMs: 0,
      tenancyIds: [tenancyId],
      images: bundleImages({ image: join(folder, 'bundle.cjs') }),
      authTokens: createAuthTokens([], generateKeyPairSync('ed25519')),
      url: () => 'http://cloud',
      logger: silentLogger,
    }));
    lookups = createResourceLookups(engine);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('finds a function with the application’s configuration under its own', async () => {
    const application = await engine.create('fnapp', {
      compartmentId: tenancyId,
      displayName: 'weather',
      subnetIds: ['subnet'],
      config: { SHARED: 'application', OWN: 'application' },
    });
    const fn = await engine.create('fnfunc', {
      applicationId: application.id,
      displayName: 'weatherstrmfunc',
      image: 'image',
      memoryInMBs: 256,
      config: { OWN: 'function' },
    });
    expect(lookups.findFunction(fn.id)).toMatchObject({
      displayName: 'weatherstrmfunc',
      applicationName: 'weather',
      compartmentId: tenancyId,
      timeoutInSeconds: 30,
      config: { SHARED: 'application', OWN: 'function' },
    });
  });

  it('finds a stream with its partitions, and none that is not there', async () => {
    const stream = await engine.create('stream', {
      compartmentId: tenancyId,
      name: 'weatherstrm',
      partitions: 3,
    });
    expect(lookups.findStream(stream.id)).toMatchObject({
      name: 'weatherstrm',
      partitions: 3,
      retentionInHours: 24,
    });
    expect(lookups.findStream('ocid1.stream.oc1..none')).toBeUndefined();
  });

  it('lists a connector whose cursor was not given as one that reads the latest', async () => {
    await engine.create('serviceconnector', {
      compartmentId: tenancyId,
      displayName: 'weather',
      source: { kind: 'streaming', streamId: 's' },
      target: { kind: 'functions', functionId: 'f', batchTimeInSec: 60 },
    });
    expect(lookups.listConnectors()).toEqual([
      expect.objectContaining({
        lifecycleState: 'ACTIVE',
        source: { streamId: 's', cursor: 'LATEST' },
        target: expect.objectContaining({ functionId: 'f', batchTimeInSec: 60 }) as unknown,
      }),
    ]);
  });

  it('finds a database by the part of its URL that differs', async () => {
    const database = await engine.create('autonomousdatabase', {
      compartmentId: tenancyId,
      dbName: 'WEATHER',
      adminPassword: 'Correct_Horse_9',
    });
    const rendered = JSON.stringify(renderResource(engine.context, database));
    const [, unique] = /adb\/([a-z2-7]+)\/ords/.exec(rendered) ?? [];
    expect(lookups.findDatabase(String(unique))).toEqual({
      id: database.id,
      dbName: 'WEATHER',
      adminPassword: 'Correct_Horse_9',
      lifecycleState: 'AVAILABLE',
    });
    expect(lookups.findDatabase('')).toBeUndefined();
  });

  it('finds the tenancy above nested compartments', async () => {
    const details = { description: 'a test', name: 'nested' };
    const outer = await engine.create('compartment', { ...details, compartmentId: tenancyId });
    const inner = await engine.create('compartment', { ...details, compartmentId: outer.id });
    expect(engine.tenancyOf(inner.id)).toBe(tenancyId);
  });
});
