import { VirtualNetworkClient, type models } from 'oci-core';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();

const refused = (statusCode: number, serviceCode: string, message: string): unknown =>
  expect.objectContaining({
    statusCode,
    serviceCode,
    message: expect.stringContaining(message) as string,
  });

describe('Networking, by the vendor’s client', () => {
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

  const createVcn = async (fields: object = {}) => {
    const details = { compartmentId, cidrBlocks: ['10.0.0.0/16'], ...fields };
    return (await network.createVcn({ createVcnDetails: details })).vcn;
  };
  const createSubnet = async (vcnId: string, cidrBlock: string, fields: object = {}) => {
    const createSubnetDetails = { compartmentId, vcnId, cidrBlock, ...fields };
    return (await network.createSubnet({ createSubnetDetails })).subnet;
  };
  const createNat = async (vcnId: string) => {
    const createNatGatewayDetails = { compartmentId, vcnId };
    return (await network.createNatGateway({ createNatGatewayDetails })).natGateway;
  };
  const createTable = async (vcnId: string, routeRules: models.RouteRule[]) => {
    const createRouteTableDetails = { compartmentId, vcnId, routeRules };
    return (await network.createRouteTable({ createRouteTableDetails })).routeTable;
  };
  const toInternet = (networkEntityId: string): models.RouteRule => ({
    networkEntityId,
    destination: '0.0.0.0/0',
    destinationType: 'CIDR_BLOCK' as never,
  });

  describe('a VCN', () => {
    it('comes with tables of its own, which its subnets use and which go with it', async () => {
      const vcn = await createVcn({ dnsLabel: 'Weather', displayName: 'weather' });
      const {
        id: vcnId,
        defaultRouteTableId: rtId = '',
        defaultSecurityListId: securityListId = '',
        defaultDhcpOptionsId: dhcpId = '',
      } = vcn;
      expect(vcn).toMatchObject({ cidrBlock: '10.0.0.0/16', vcnDomainName: 'weather.oraclevcn.com' });
      const { routeTable } = await network.getRouteTable({ rtId });
      expect(routeTable).toMatchObject({ vcnId, displayName: 'Default Route Table for weather' });
      const { securityList } = await network.getSecurityList({ securityListId });
      expect(securityList.ingressSecurityRules).toHaveLength(3);
      const { dhcpOptions } = await network.getDhcpOptions({ dhcpId });
      expect(dhcpOptions.options).toHaveLength(2);
      const subnet = await createSubnet(vcnId, '10.0.1.0/24', { dnsLabel: 'priv' });
      expect(subnet).toMatchObject({
        routeTableId: rtId,
        securityListIds: [securityListId],
        dhcpOptionsId: dhcpId,
        virtualRouterIp: '10.0.1.1',
        subnetDomainName: 'priv.weather.oraclevcn.com',
      });
      await network.deleteSubnet({ subnetId: subnet.id });
      await network.deleteVcn({ vcnId });
      expect((await network.getRouteTable({ rtId })).routeTable.lifecycleState).toBe('TERMINATED');
    });

    it('keeps its default tables as long as it is there', async () => {
      const { defaultRouteTableId = '', defaultDhcpOptionsId = '' } = await createVcn();
      for (const deletion of [
        network.deleteRouteTable({ rtId: defaultRouteTableId }),
        network.deleteDhcpOptions({ dhcpId: defaultDhcpOptionsId }),
      ])
        await expect(deletion).rejects.toEqual(refused(409, 'IncorrectState', 'is associated with Vcn'));
    });

    it.each([
      ['too large a block', { cidrBlocks: ['10.0.0.0/15'] }, 'prefix length must be from 16 to 30'],
      ['no block', { cidrBlocks: ['10.0.0.0'] }, 'not an IPv4 CIDR'],
      ['blocks that overlap', { cidrBlocks: ['10.0.0.0/16', '10.0.4.0/24'] }, 'overlaps with this CIDR'],
      ['both names of the block', { cidrBlock: '10.0.0.0/16' }, 'Only one of cidrBlock and cidrBlocks'],
      ['a label that is none', { dnsLabel: 'my-label' }, 'dnsLabel must be'],
    ])('is refused for %s', async (_what, fields, message) => {
      await expect(createVcn(fields)).rejects.toEqual(refused(400, 'InvalidParameter', message));
    });

    it('has no IPv6 here, and says so', async () => {
      await expect(createVcn({ isIpv6Enabled: true })).rejects.toMatchObject({ statusCode: 501 });
    });
  });

  describe('a subnet', () => {
    it('is refused over another one, in OCI’s words', async () => {
      const { id } = await createVcn();
      const { id: subnetId } = await createSubnet(id, '10.0.0.0/23');
      await expect(createSubnet(id, '10.0.1.0/24')).rejects.toEqual(
        refused(
          400,
          'InvalidParameter',
          `The requested CIDR 10.0.1.0/24 is invalid: subnet ${subnetId} with CIDR 10.0.0.0/23 overlaps with this CIDR.`,
        ),
      );
      await network.deleteSubnet({ subnetId });
      await expect(createSubnet(id, '10.0.1.0/24')).resolves.toBeDefined();
    });

    it('has a label only in a VCN that has one, and no other subnet’s', async () => {
      const [plain, labelled] = [await createVcn(), await createVcn({ dnsLabel: 'vcn' })];
      const dnsLabel = 'priv';
      await expect(createSubnet(plain.id, '10.0.1.0/24', { dnsLabel })).rejects.toMatchObject({
        statusCode: 400,
      });
      await createSubnet(labelled.id, '10.0.1.0/24', { dnsLabel });
      await expect(createSubnet(labelled.id, '10.0.2.0/24', { dnsLabel: 'PRIV' })).rejects.toEqual(
        refused(400, 'InvalidParameter', 'in use by subnet'),
      );
    });

    it('uses tables of its own VCN alone, and keeps them', async () => {
      const [{ id: vcnId }, other] = [await createVcn(), await createVcn()];
      await expect(
        createSubnet(vcnId, '10.0.1.0/24', { routeTableId: other.defaultRouteTableId }),
      ).rejects.toEqual(refused(400, 'InvalidParameter', 'is not in VCN'));
      const { id: rtId } = await createTable(vcnId, []);
      const { id: subnetId } = await createSubnet(vcnId, '10.0.1.0/24', { routeTableId: rtId });
      await expect(network.deleteRouteTable({ rtId })).rejects.toEqual(
        refused(
          409,
          'IncorrectState',
          `Route Table ${rtId} is associated with Subnet ${subnetId} that is in use`,
        ),
      );
    });

    it('keeps its block: another one is not implemented', async () => {
      const { id: vcnId } = await createVcn();
      const { id: subnetId } = await createSubnet(vcnId, '10.0.1.0/24');
      const update = (cidrBlock: string) =>
        network.updateSubnet({ subnetId, updateSubnetDetails: { cidrBlock } });
      await update('10.0.1.0/24');
      await expect(update('10.0.2.0/24')).rejects.toMatchObject({ statusCode: 501 });
    });
  });

  describe('a route', () => {
    it('keeps its gateway from being deleted until it leads elsewhere', async () => {
      const { id: vcnId } = await createVcn();
      const { id: natGatewayId } = await createNat(vcnId);
      const { id: rtId } = await createTable(vcnId, [toInternet(natGatewayId)]);
      await expect(network.deleteNatGateway({ natGatewayId })).rejects.toEqual(
        refused(409, 'IncorrectState', `is associated with Route Table ${rtId}`),
      );
      await network.updateRouteTable({ rtId, updateRouteTableDetails: { routeRules: [] } });
      await network.deleteNatGateway({ natGatewayId });
    });

    it('leads to Oracle’s services by their label, through a gateway that has them', async () => {
      const { id: vcnId } = await createVcn();
      const { items } = await network.listServices({});
      const { id: serviceId = '', cidrBlock = '' } = items[0] ?? {};
      const create = (services: models.ServiceIdRequestDetails[]) =>
        network.createServiceGateway({ createServiceGatewayDetails: { compartmentId, vcnId, services } });
      const { serviceGateway } = await create([{ serviceId }]);
      expect(serviceGateway.services).toEqual([{ serviceId, serviceName: items[0]?.name }]);
      const rule = (destination: string, destinationType: string): models.RouteRule => ({
        networkEntityId: serviceGateway.id,
        destination,
        destinationType: destinationType as never,
      });
      await createTable(vcnId, [rule(cidrBlock, 'SERVICE_CIDR_BLOCK')]);
      await expect(createTable(vcnId, [rule('0.0.0.0/0', 'CIDR_BLOCK')])).rejects.toEqual(
        refused(400, 'InvalidParameter', 'SERVICE_CIDR_BLOCK for a service gateway'),
      );
      await expect(
        createTable(vcnId, [rule(items[1]?.cidrBlock ?? '', 'SERVICE_CIDR_BLOCK')]),
      ).rejects.toEqual(refused(400, 'InvalidParameter', 'is not enabled on'));
      await expect(create([])).rejects.toEqual(refused(400, 'LimitExceeded', 'service-gateway-count'));
    });

    it('is refused to a gateway of another VCN, and twice for one destination', async () => {
      const [one, other] = [await createVcn(), await createVcn()];
      const nat = await createNat(one.id);
      await expect(createTable(other.id, [toInternet(nat.id)])).rejects.toEqual(
        refused(400, 'InvalidParameter', 'is not in VCN'),
      );
      await expect(createTable(one.id, [toInternet(nat.id), toInternet(nat.id)])).rejects.toEqual(
        refused(400, 'InvalidParameter', 'routeRules[1].destination 0.0.0.0/0 has a route already'),
      );
      await expect(createTable(one.id, [toInternet('ocid1.drg.oc1.iad.x')])).rejects.toMatchObject({
        statusCode: 501,
      });
    });
  });

  it('answers 501 with its name to an operation that it lacks', async () => {
    await expect(network.listDrgs({ compartmentId })).rejects.toEqual(
      refused(501, 'NotImplemented', 'ListDrgs'),
    );
    const { id: vcnId } = await createVcn();
    const addVcnCidrDetails = { cidrBlock: '10.1.0.0/16' };
    await expect(network.addVcnCidr({ vcnId, addVcnCidrDetails })).rejects.toEqual(
      refused(501, 'NotImplemented', 'AddVcnCidr'),
    );
  });

  it('finds everything again after a restart', async () => {
    const { id: vcnId } = await createVcn({ displayName: 'kept' });
    const subnet = await createSubnet(vcnId, '10.0.1.0/24');
    await cloud.restart();
    expect((await network.getVcn({ vcnId })).vcn.displayName).toBe('kept');
    await expect(createSubnet(vcnId, '10.0.1.0/25')).rejects.toMatchObject({
      message: expect.stringContaining(subnet.id) as string,
    });
  });
});
