import { BlockstorageClient, ComputeClient, models, VirtualNetworkClient } from 'oci-core';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();

const refused = (statusCode: number, serviceCode: string, message: string): unknown =>
  expect.objectContaining({
    statusCode,
    serviceCode,
    message: expect.stringContaining(message) as string,
  });

const shape = 'VM.Standard.A1.Flex';
const firstDomain = 'LOCL:US-ASHBURN-AD-1';

describe('Compute, by the vendor’s clients', () => {
  let cloud: TestCloud;
  let compute: ComputeClient;
  let network: VirtualNetworkClient;
  let volumes: BlockstorageClient;
  let compartmentId: string;
  let vcnId: string;
  let subnetId: string;
  let imageId: string;

  const findImage = async (forShape: string): Promise<string> => {
    const operatingSystem = 'Oracle Linux';
    const request = { compartmentId, operatingSystem, operatingSystemVersion: '9', shape: forShape };
    return (await compute.listImages(request)).items[0]?.id ?? '';
  };

  beforeAll(async () => {
    cloud = await startTestCloud();
    compartmentId = cloud.tenancyId;
    const { authenticationDetailsProvider } = cloud;
    compute = new ComputeClient({ authenticationDetailsProvider });
    network = new VirtualNetworkClient({ authenticationDetailsProvider });
    volumes = new BlockstorageClient({ authenticationDetailsProvider });
    for (const client of [compute, network, volumes]) client.endpoint = cloud.url;
    const createVcnDetails = { compartmentId, cidrBlocks: ['10.0.0.0/16'] };
    vcnId = (await network.createVcn({ createVcnDetails })).vcn.id;
    const createSubnetDetails = {
      compartmentId,
      vcnId,
      cidrBlock: '10.0.1.0/24',
      prohibitPublicIpOnVnic: true,
    };
    subnetId = (await network.createSubnet({ createSubnetDetails })).subnet.id;
    imageId = await findImage(shape);
  });
  afterAll(async () => {
    for (const client of [compute, network, volumes]) client.close();
    await cloud.dispose();
  });

  const launch = async (fields: object = {}): Promise<models.Instance> => {
    const launchInstanceDetails = {
      compartmentId,
      availabilityDomain: firstDomain,
      shape,
      shapeConfig: { ocpus: 1, memoryInGBs: 6 },
      sourceDetails: { sourceType: 'image', imageId } as models.InstanceSourceViaImageDetails,
      createVnicDetails: { subnetId, assignPublicIp: false },
      ...fields,
    };
    return (await compute.launchInstance({ launchInstanceDetails })).instance;
  };
  const stateOf = async (instanceId: string): Promise<string> =>
    (await compute.getInstance({ instanceId })).instance.lifecycleState;
  const vnicOf = async (instanceId: string): Promise<models.Vnic> => {
    const { items } = await compute.listVnicAttachments({ compartmentId, instanceId });
    return (await network.getVnic({ vnicId: items[0]?.vnicId ?? '' })).vnic;
  };
  const bootVolumeOf = async (instanceId: string): Promise<string> => {
    const request = { compartmentId, availabilityDomain: firstDomain, instanceId };
    return (await compute.listBootVolumeAttachments(request)).items[0]?.bootVolumeId ?? '';
  };

  it('launches a machine with a network card and a boot volume', async () => {
    const metadata = { user_data: 'I2Nsb3VkLWNvbmZpZwo=' };
    const { id, lifecycleState } = await launch({ displayName: 'producer', metadata });
    expect(lifecycleState).toBe('PROVISIONING');
    const { instance } = await compute.getInstance({ instanceId: id });
    expect(instance).toMatchObject({
      lifecycleState: 'RUNNING',
      displayName: 'producer',
      metadata,
      region: 'iad',
      imageId,
      faultDomain: 'FAULT-DOMAIN-1',
      shapeConfig: { ocpus: 1, memoryInGBs: 6 },
    });
    expect(instance).not.toHaveProperty('createVnicDetails');
    const vnic = await vnicOf(id);
    expect(vnic).toMatchObject({ isPrimary: true, subnetId, displayName: 'producer' });
    expect(vnic.privateIp).toMatch(/^10\.0\.1\.\d+$/);
    expect(vnic.publicIp).toBeUndefined();
    const { bootVolume } = await volumes.getBootVolume({ bootVolumeId: await bootVolumeOf(id) });
    expect(bootVolume).toMatchObject({ displayName: 'producer (Boot Volume)', sizeInGBs: 50, imageId });
  });

  it('gives each machine of a subnet an address of its own, and takes it back', async () => {
    const [one, other] = [await launch(), await launch()];
    const { privateIp } = await vnicOf(one.id);
    expect((await vnicOf(other.id)).privateIp).not.toBe(privateIp);
    const withIp = { createVnicDetails: { subnetId, privateIp } };
    await expect(launch(withIp)).rejects.toEqual(refused(409, 'Conflict', 'is in use'));
    await compute.terminateInstance({ instanceId: one.id });
    expect((await vnicOf((await launch(withIp)).id)).privateIp).toBe(privateIp);
  });

  it('keeps the subnet and the security group of a machine, in OCI’s words', async () => {
    const createSubnetDetails = { compartmentId, vcnId, cidrBlock: '10.0.9.0/24' };
    const { subnet } = await network.createSubnet({ createSubnetDetails });
    const createNetworkSecurityGroupDetails = { compartmentId, vcnId };
    const { networkSecurityGroup: group } = await network.createNetworkSecurityGroup({
      createNetworkSecurityGroupDetails,
    });
    const card = { subnetId: subnet.id, nsgIds: [group.id] };
    const { id: instanceId } = await launch({ createVnicDetails: card });
    const vnic = await vnicOf(instanceId);
    expect(vnic.publicIp).toMatch(/^203\.0\.113\./);
    await expect(network.deleteSubnet({ subnetId: subnet.id })).rejects.toEqual(
      refused(409, 'Conflict', `The Subnet ${subnet.id} references the VNIC ${vnic.id}. You must remove`),
    );
    const networkSecurityGroupId = group.id;
    await expect(network.deleteNetworkSecurityGroup({ networkSecurityGroupId })).rejects.toMatchObject({
      statusCode: 409,
    });
    await compute.terminateInstance({ instanceId });
    await network.deleteNetworkSecurityGroup({ networkSecurityGroupId });
    await network.deleteSubnet({ subnetId: subnet.id });
  });

  it('terminates a machine with all that came with it, but a boot volume that shall stay', async () => {
    for (const preserveBootVolume of [false, true]) {
      const { id: instanceId } = await launch();
      const bootVolumeId = await bootVolumeOf(instanceId);
      await compute.terminateInstance({ instanceId, preserveBootVolume });
      expect(await stateOf(instanceId)).toBe('TERMINATED');
      const { bootVolume } = await volumes.getBootVolume({ bootVolumeId });
      expect(bootVolume.lifecycleState).toBe(preserveBootVolume ? 'AVAILABLE' : 'TERMINATED');
      const { items } = await compute.listVnicAttachments({ compartmentId, instanceId });
      expect(items.map(({ lifecycleState }) => lifecycleState)).toEqual(['DETACHED']);
      await expect(compute.terminateInstance({ instanceId })).rejects.toMatchObject({ statusCode: 404 });
    }
  });

  it('stops, starts and restarts a machine, each in its state', async () => {
    const { id: instanceId } = await launch();
    const act = (action: string) => compute.instanceAction({ instanceId, action });
    await expect(act('START')).rejects.toEqual(refused(409, 'IncorrectState', 'is RUNNING'));
    await act('RESET');
    await act('STOP');
    expect(await stateOf(instanceId)).toBe('STOPPED');
    await expect(act('SOFTRESET')).rejects.toEqual(refused(409, 'IncorrectState', 'is STOPPED'));
    await compute.updateInstance({ instanceId, updateInstanceDetails: { displayName: 'still stopped' } });
    expect(await stateOf(instanceId)).toBe('STOPPED');
    await act('START');
    expect(await stateOf(instanceId)).toBe('RUNNING');
    await expect(act('REBOOTMIGRATE')).rejects.toMatchObject({ statusCode: 501 });
    await expect(act('DANCE')).rejects.toEqual(refused(400, 'InvalidParameter', 'action must be one of'));
  });

  it('changes a machine, but not what it reads at its first start only', async () => {
    const { id: instanceId } = await launch({ metadata: { user_data: 'eA==', note: 'old' } });
    const update = (updateInstanceDetails: models.UpdateInstanceDetails) =>
      compute.updateInstance({ instanceId, updateInstanceDetails });
    const { instance } = await update({
      metadata: { user_data: 'eA==', note: 'new' },
      shapeConfig: { ocpus: 2 },
    });
    expect(instance).toMatchObject({ metadata: { note: 'new' }, shapeConfig: { ocpus: 2, memoryInGBs: 6 } });
    await expect(update({ metadata: { note: 'new' } })).rejects.toEqual(
      refused(400, 'InvalidParameter', 'metadata.user_data cannot be changed'),
    );
  });

  it.each([
    ['a shape without a size', { shapeConfig: undefined }, 400, 'shapeConfig.ocpus is required'],
    ['too much memory', { shapeConfig: { ocpus: 1, memoryInGBs: 65 } }, 400, 'memoryInGBs must be'],
    ['an unknown domain', { availabilityDomain: 'AD-1' }, 400, 'availabilityDomain must be one of'],
    ['metadata that is too large', { metadata: { note: 'x'.repeat(32_000) } }, 400, 'the limit is 32000'],
    [
      'an unknown image',
      { sourceDetails: { sourceType: 'image', imageId: 'none' } },
      404,
      'image none not found',
    ],
    ['an unknown subnet', { createVnicDetails: { subnetId: 'none' } }, 404, 'not found'],
    ['a shape that this domain lacks', { shape: 'VM.Standard.E2.1.Micro' }, 404, 'not found in'],
    ['a shape that is not known here', { shape: 'BM.GPU4.8' }, 501, 'BM.GPU4.8'],
  ])('refuses to launch with %s, and creates nothing', async (_what, fields, statusCode, message) => {
    const count = async (): Promise<number> => (await compute.listInstances({ compartmentId })).items.length;
    const before = await count();
    await expect(launch(fields)).rejects.toMatchObject({
      statusCode,
      message: expect.stringContaining(message) as string,
    });
    expect(await count()).toBe(before);
  });

  it('refuses an image for other processors, and a public address in a private subnet', async () => {
    const otherImage = await findImage('VM.Standard.E4.Flex');
    await expect(launch({ sourceDetails: { sourceType: 'image', imageId: otherImage } })).rejects.toEqual(
      refused(400, 'InvalidParameter', `Shape ${shape} is not valid for image ${otherImage}`),
    );
    await expect(launch({ createVnicDetails: { subnetId, assignPublicIp: true } })).rejects.toEqual(
      refused(400, 'InvalidParameter', 'prohibits public addresses'),
    );
  });

  it('answers a repeated launch with the same machine', async () => {
    const launchInstanceDetails = {
      compartmentId,
      availabilityDomain: firstDomain,
      shape,
      shapeConfig: { ocpus: 1 },
      sourceDetails: { sourceType: 'image', imageId } as models.InstanceSourceViaImageDetails,
      createVnicDetails: { subnetId },
    };
    const again = () => compute.launchInstance({ launchInstanceDetails, opcRetryToken: 'once' });
    const [one, other] = [await again(), await again()];
    expect(other.instance.id).toBe(one.instance.id);
  });

  it('lists machines by name and state, page by page', async () => {
    for (let count = 0; count < 3; count += 1) await launch({ displayName: 'listed' });
    const ids: string[] = [];
    for await (const { id } of compute.listAllInstances({ compartmentId, displayName: 'listed', limit: 2 }))
      ids.push(id);
    expect(new Set(ids).size).toBe(3);
    const lifecycleState = models.Instance.LifecycleState.Stopped;
    const { items } = await compute.listInstances({ compartmentId, displayName: 'listed', lifecycleState });
    expect(items).toEqual([]);
  });

  it('answers 501 with its name to an operation that it lacks', async () => {
    await expect(compute.listDedicatedVmHosts({ compartmentId })).rejects.toEqual(
      refused(501, 'NotImplemented', 'ListDedicatedVmHosts'),
    );
  });
});
