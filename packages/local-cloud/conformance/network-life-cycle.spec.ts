import { VirtualNetworkClient } from 'oci-core';
import { IdentityClient } from 'oci-identity';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();

interface Resource {
  id: string;
  displayName: string;
  lifecycleState: string;
}

/** The vendor's client, whose methods and fields are named after the nouns of the types. */
type Call = (request: object) => Promise<Record<string, unknown> & { etag?: string; opcNextPage?: string }>;

/** What differs between the types of a network. */
interface NetworkType {
  noun: string;
  idField: string;
  /** As in `createDhcpDetails`. @default the noun */
  detailsNoun?: string;
  /** @default noun + 's' */
  plural?: string;
  /** What its creation needs besides compartment, VCN and name. */
  details?: object;
  bad: { fields: object; message: string };
}

const cidrBlocks = ['10.0.0.0/16'];

const types: NetworkType[] = [
  {
    noun: 'Vcn',
    idField: 'vcnId',
    details: { cidrBlocks },
    bad: { fields: { cidrBlocks: ['10.0.1.0/16'] }, message: 'does not match network IP 10.0.0.0' },
  },
  {
    noun: 'Subnet',
    idField: 'subnetId',
    details: { cidrBlock: '10.0.1.0/24' },
    bad: { fields: { cidrBlock: '10.1.0.0/24' }, message: 'not contained in the CIDRs of VCN' },
  },
  {
    noun: 'SecurityList',
    idField: 'securityListId',
    details: { ingressSecurityRules: [], egressSecurityRules: [] },
    bad: {
      fields: { ingressSecurityRules: [{ protocol: '6', source: 'everywhere' }] },
      message: 'ingressSecurityRules[0].source must be a CIDR',
    },
  },
  {
    noun: 'RouteTable',
    idField: 'rtId',
    details: { routeRules: [] },
    bad: { fields: { routeRules: [{ destination: '0.0.0.0/0' }] }, message: 'routeRules[0].networkEntityId' },
  },
  {
    noun: 'DhcpOptions',
    plural: 'DhcpOptions',
    detailsNoun: 'Dhcp',
    idField: 'dhcpId',
    details: { options: [{ type: 'DomainNameServer', serverType: 'VcnLocalPlusInternet' }] },
    bad: { fields: { options: [{ type: 'Resolver' }] }, message: 'options[0].type must be one of' },
  },
  {
    noun: 'InternetGateway',
    idField: 'igId',
    details: { isEnabled: true },
    bad: { fields: { isEnabled: 'yes' }, message: 'isEnabled must be true or false' },
  },
  {
    noun: 'NatGateway',
    idField: 'natGatewayId',
    bad: { fields: { blockTraffic: 1 }, message: 'blockTraffic must be true or false' },
  },
  {
    noun: 'ServiceGateway',
    idField: 'serviceGatewayId',
    details: { services: [] },
    bad: { fields: { services: [{ serviceId: 'none' }] }, message: 'there is no service none' },
  },
  {
    noun: 'NetworkSecurityGroup',
    idField: 'networkSecurityGroupId',
    bad: { fields: { displayName: 'x'.repeat(256) }, message: 'displayName must be at most 255' },
  },
];

let cloud: TestCloud;
let network: VirtualNetworkClient;
let identity: IdentityClient;

beforeAll(async () => {
  cloud = await startTestCloud();
  const { authenticationDetailsProvider } = cloud;
  network = new VirtualNetworkClient({ authenticationDetailsProvider });
  identity = new IdentityClient({ authenticationDetailsProvider });
  network.endpoint = cloud.url;
  identity.endpoint = cloud.url;
});
afterAll(async () => {
  network.close();
  identity.close();
  await cloud.dispose();
});

const call = (name: string, request: object): ReturnType<Call> =>
  (network as unknown as Record<string, Call | undefined>)[name]?.call(network, request) ??
  Promise.reject(new Error(`the client has no ${name}`));

describe.each(types)('the life of a $noun, by the vendor’s client', (type) => {
  const { noun, idField, detailsNoun = noun, plural = `${noun}s`, details = {}, bad } = type;
  const key = `${noun.charAt(0).toLowerCase()}${noun.slice(1)}`;
  let compartmentId: string;

  beforeAll(async () => {
    const createCompartmentDetails = {
      compartmentId: cloud.tenancyId,
      name: noun,
      description: 'a test',
    };
    compartmentId = (await identity.createCompartment({ createCompartmentDetails })).compartment.id;
  });

  const newVcn = async (): Promise<string> =>
    (await network.createVcn({ createVcnDetails: { compartmentId: cloud.tenancyId, cidrBlocks } })).vcn.id;

  const create = async (fields: object = {}): Promise<{ resource: Resource; vcnId: string | undefined }> => {
    const vcnId = noun === 'Vcn' ? undefined : await newVcn();
    const body = { compartmentId, ...(vcnId === undefined ? {} : { vcnId }), ...details, ...fields };
    const answer = await call(`create${noun}`, { [`create${detailsNoun}Details`]: body });
    return { resource: answer[key] as Resource, vcnId };
  };
  const read = async (id: string): Promise<{ resource: Resource; etag: string | undefined }> => {
    const answer = await call(`get${noun}`, { [idField]: id });
    return { resource: answer[key] as Resource, etag: answer.etag };
  };
  const rename = (id: string, displayName: string, ifMatch?: string) =>
    call(`update${noun}`, { [idField]: id, [`update${detailsNoun}Details`]: { displayName }, ifMatch });
  const remove = (id: string) => call(`delete${noun}`, { [idField]: id });
  const list = async (request: object): Promise<{ items: Resource[]; opcNextPage: string | undefined }> => {
    const answer = await call(`list${plural}`, { compartmentId, ...request });
    return { items: answer.items as Resource[], opcNextPage: answer.opcNextPage };
  };

  it('begins as PROVISIONING; the first look finds it AVAILABLE, with tags and a name of its own', async () => {
    const { resource } = await create();
    expect(resource.lifecycleState).toBe('PROVISIONING');
    const { resource: found } = await read(resource.id);
    expect(found).toMatchObject({ lifecycleState: 'AVAILABLE', freeformTags: {}, definedTags: {} });
    expect(found.displayName).toMatch(/^[a-z]+\d{14}$/);
  });

  it('is in a list once, whatever the size of pages', async () => {
    for (const displayName of ['a', 'b', 'c']) await create({ displayName });
    const ids: string[] = [];
    let page: string | undefined;
    do {
      const { items, opcNextPage } = await list({ limit: 2, lifecycleState: 'AVAILABLE', page });
      ids.push(...items.map(({ id }) => id));
      page = opcNextPage;
    } while (page !== undefined);
    const { items } = await list({ lifecycleState: 'AVAILABLE' });
    expect([...ids].sort()).toEqual(items.map(({ id }) => id).sort());
    expect((await list({ lifecycleState: 'TERMINATED' })).items).toEqual([]);
  });

  it('takes another name, but not by an outdated etag', async () => {
    const { resource } = await create();
    const { etag } = await read(resource.id);
    await rename(resource.id, 'renamed', etag);
    expect((await read(resource.id)).resource.displayName).toBe('renamed');
    await expect(rename(resource.id, 'again', etag)).rejects.toMatchObject({ serviceCode: 'NoEtagMatch' });
  });

  it('is refused with the name of the field that is wrong', async () => {
    const error: unknown = await create(bad.fields).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ statusCode: 400, message: expect.stringContaining(bad.message) as string });
  });

  it('ends as a tombstone that cannot be changed', async () => {
    const { resource } = await create();
    await remove(resource.id);
    expect((await read(resource.id)).resource.lifecycleState).toBe('TERMINATED');
    for (const change of [remove(resource.id), rename(resource.id, 'too late')])
      await expect(change).rejects.toMatchObject({ statusCode: 404, serviceCode: 'NotAuthorizedOrNotFound' });
  });

  if (noun === 'Vcn') return;

  it('keeps its VCN while it is there, and needs one that is', async () => {
    const { resource, vcnId = '' } = await create();
    await expect(network.deleteVcn({ vcnId })).rejects.toMatchObject({
      statusCode: 409,
      serviceCode: 'IncorrectState',
      message: expect.stringMatching(new RegExp(`^Vcn ${vcnId} .* ${resource.id}`)) as string,
    });
    await remove(resource.id);
    await network.deleteVcn({ vcnId });
    await expect(create({ vcnId })).rejects.toMatchObject({
      statusCode: 400,
      serviceCode: 'RelatedResourceNotAuthorizedOrNotFound',
    });
  });
});
