import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createManualClock, type ManualClock } from '@weather-stream/service-kit';
import { createEngine, type Engine } from '../../engine/create-engine';
import { openResourceStore } from '../../engine/resource-store';
import { toOperations } from '../../engine/to-operations';
import type { OciRequest } from '../../server/operation';
import { createRouter } from '../../server/router';
import { silentLogger } from '../../testing/silent-logger';
import { networkService } from '../network/network-service';
import { computeService } from './compute-service';
import { createInstanceDirectory, type Instance, type InstanceDirectory } from './create-instance-directory';
import { images } from './images';

const tenancyId = 'ocid1.tenancy.oc1..test';
const imageId = images.find(({ architecture }) => architecture === 'aarch64')?.id;

describe(createInstanceDirectory, () => {
  let folder: string;
  let clock: ManualClock;
  let engine: Engine;
  let directory: InstanceDirectory;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'instances-'));
    clock = createManualClock();
    engine = createEngine({
      store: await openResourceStore(folder),
      types: [...networkService.types, ...computeService.types],
      clock,
      transitionDelayMs: 1000,
      tenancyIds: [tenancyId],
      url: () => 'http://cloud',
      logger: silentLogger,
    });
    directory = createInstanceDirectory(engine);
  });
  afterEach(async () => {
    engine.close();
    await rm(folder, { recursive: true });
  });

  const launch = async (): Promise<string> => {
    const vcn = await engine.create('vcn', { compartmentId: tenancyId, cidrBlocks: ['10.0.0.0/16'] });
    const subnet = await engine.create('subnet', {
      compartmentId: tenancyId,
      vcnId: vcn.id,
      cidrBlock: '10.0.1.0/24',
    });
    const instance = await engine.create('instance', {
      compartmentId: tenancyId,
      availabilityDomain: 'LOCL:US-ASHBURN-AD-1',
      displayName: 'producer',
      shape: 'VM.Standard.A1.Flex',
      shapeConfig: { ocpus: 1 },
      sourceDetails: { sourceType: 'image', imageId },
      createVnicDetails: { subnetId: subnet.id },
      metadata: { user_data: 'eA==' },
    });
    return instance.id;
  };
  const call = async (method: string, path: string, query = ''): Promise<void> => {
    const route = createRouter([
      ...computeService.types.flatMap((type) => toOperations(engine, type)),
      ...(computeService.operations?.(engine) ?? []),
    ]);
    const { operation, params } = route(method, path);
    const request = { params, query: new URLSearchParams(query), headers: {} } as OciRequest;
    await operation.handle(request);
    await clock.advance(1000);
  };

  it('lists a machine with all that runs it, until it is terminated', async () => {
    const id = await launch();
    await clock.advance(1000);
    expect(directory.listInstances()).toEqual([
      expect.objectContaining({
        id,
        displayName: 'producer',
        compartmentId: tenancyId,
        lifecycleState: 'RUNNING',
        metadata: { user_data: 'eA==' },
        extendedMetadata: {},
        shape: 'VM.Standard.A1.Flex',
        privateIp: '10.0.1.2',
        region: 'iad',
        availabilityDomain: 'LOCL:US-ASHBURN-AD-1',
        faultDomain: 'FAULT-DOMAIN-1',
        timeCreated: clock.now() - 1000,
        bootCount: 1,
      }),
    ]);
    await call('DELETE', `/20160918/instances/${id}`);
    expect(directory.listInstances()).toEqual([]);
  });

  it('tells of each change, also of a restart, until it is told not to', async () => {
    const seen: string[] = [];
    const stop = directory.onInstancesChanged(({ lifecycleState, bootCount }: Instance) =>
      seen.push(`${lifecycleState} ${bootCount}`),
    );
    const path = `/20160918/instances/${await launch()}`;
    await clock.advance(1000);
    await call('POST', path, 'action=SOFTRESET');
    await call('POST', path, 'action=STOP');
    await call('POST', path, 'action=START');
    await call('DELETE', path);
    expect(seen).toEqual([
      'PROVISIONING 1',
      'RUNNING 1',
      'STOPPING 2',
      'RUNNING 2',
      'STOPPING 2',
      'STOPPED 2',
      'STARTING 3',
      'RUNNING 3',
      'TERMINATING 3',
      'TERMINATED 3',
    ]);
    stop();
    await launch();
    expect(seen).toHaveLength(10);
  });
});
