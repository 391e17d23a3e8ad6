import { VirtualNetworkClient, type models } from 'oci-core';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();

const refused = (statusCode: number, serviceCode: string, message: string): unknown =>
  expect.objectContaining({
    statusCode,
    serviceCode,
    message: expect.stringContaining(message) as string,
  });

describe('a network security group, by the vendor’s client', () => {
  let cloud: TestCloud;
  let network: VirtualNetworkClient;
  let compartmentId: string;

  beforeAll(async () => {
    cloud = await startTestCloud();
    compartmentId = cloud.tenancyId;
    const { authenticationDetailsProvider } = cloud;
    network = new VirtualNetworkClient({ authenticationDetailsProvider });
    network.endpoint = cloud.url;
  });
  afterAll(async () => {
    network.close();
    await cloud.dispose();
  });

  const createVcn = async () => {
    const createVcnDetails = { compartmentId, cidrBlocks: ['10.0.0.0/16'] };
    return (await network.createVcn({ createVcnDetails })).vcn;
  };

  const rule = {
    direction: 'INGRESS' as never,
    protocol: '6',
    source: '10.0.0.0/16',
    tcpOptions: { destinationPortRange: { min: 443, max: 443 } },
  };
  const create = async (vcnId: string): Promise<string> => {
    const createNetworkSecurityGroupDetails = { compartmentId, vcnId };
    const answer = await network.createNetworkSecurityGroup({ createNetworkSecurityGroupDetails });
    return answer.networkSecurityGroup.id;
  };
  const add = async (networkSecurityGroupId: string, securityRules: models.AddSecurityRuleDetails[]) =>
    (
      await network.addNetworkSecurityGroupSecurityRules({
        networkSecurityGroupId,
        addNetworkSecurityGroupSecurityRulesDetails: { securityRules },
      })
    ).addedNetworkSecurityGroupSecurityRules.securityRules ?? [];
  const list = async (networkSecurityGroupId: string, request: object = {}) =>
    (await network.listNetworkSecurityGroupSecurityRules({ networkSecurityGroupId, ...request })).items;

  it('has rules that are added, changed and removed, each by its id', async () => {
    const networkSecurityGroupId = await create((await createVcn()).id);
    const egress = { direction: 'EGRESS' as never, protocol: 'all', destination: '0.0.0.0/0' };
    const [first, second] = await add(networkSecurityGroupId, [rule, egress]);
    expect(first).toMatchObject({
      ...rule,
      id: expect.stringMatching(/^[0-9A-F]{6}$/) as string,
      isValid: true,
    });
    expect(await list(networkSecurityGroupId)).toEqual([first, second]);
    expect(await list(networkSecurityGroupId, { direction: 'EGRESS' })).toEqual([second]);
    await network.updateNetworkSecurityGroupSecurityRules({
      networkSecurityGroupId,
      updateNetworkSecurityGroupSecurityRulesDetails: {
        securityRules: [{ ...rule, id: first?.id ?? '', description: 'changed' }],
      },
    });
    expect((await list(networkSecurityGroupId))[0]).toMatchObject({
      id: first?.id,
      description: 'changed',
    });
    const remove = () =>
      network.removeNetworkSecurityGroupSecurityRules({
        networkSecurityGroupId,
        removeNetworkSecurityGroupSecurityRulesDetails: { securityRuleIds: [first?.id ?? ''] },
      });
    await remove();
    expect(await list(networkSecurityGroupId)).toEqual([second]);
    await expect(remove()).rejects.toMatchObject({ statusCode: 404 });
  });

  it('has rules for other groups of its VCN, which are no longer valid once those are gone', async () => {
    const { id: vcnId } = await createVcn();
    const [group, peer] = [await create(vcnId), await create(vcnId)];
    const toPeer = { ...rule, source: peer, sourceType: 'NETWORK_SECURITY_GROUP' as never };
    await add(group, [toPeer]);
    await network.deleteNetworkSecurityGroup({ networkSecurityGroupId: peer });
    expect(await list(group)).toEqual([expect.objectContaining({ source: peer, isValid: false })]);
    const elsewhere = await create((await createVcn()).id);
    await expect(add(group, [{ ...toPeer, source: elsewhere }])).rejects.toEqual(
      refused(400, 'InvalidParameter', 'is not in VCN'),
    );
    await expect(add(group, [toPeer])).rejects.toMatchObject({ statusCode: 400 });
  });

  it.each([
    [
      'a port beyond the last',
      { tcpOptions: { destinationPortRange: { min: 1, max: 65_536 } } },
      'max must be',
    ],
    [
      'ports from last to first',
      { tcpOptions: { destinationPortRange: { min: 2, max: 1 } } },
      'above its max',
    ],
    ['options of another protocol', { protocol: '17' }, 'tcpOptions goes with protocol 6'],
    ['a peer that is no CIDR', { source: '10.0.0.0' }, 'source must be a CIDR'],
    ['an unknown service', { source: 'x', sourceType: 'SERVICE_CIDR_BLOCK' }, 'the cidrBlock of a service'],
    ['an unknown direction', { direction: 'BOTH' }, 'direction must be one of'],
  ])('refuses %s', async (_what, fields, message) => {
    const id = await create((await createVcn()).id);
    await expect(add(id, [{ ...rule, ...fields } as never])).rejects.toEqual(
      refused(400, 'InvalidParameter', message),
    );
    expect(await list(id)).toEqual([]);
  });
});
