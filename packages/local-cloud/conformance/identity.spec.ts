import { join } from 'node:path';
import { ResourcePrincipalAuthenticationDetailsProvider } from 'oci-common';
import { IdentityClient } from 'oci-identity';
import { StreamAdminClient } from 'oci-streaming';
import { loadIssuerKey } from '../src/identity/load-issuer-key';
import { createTokenIssuer } from '../src/identity/token-issuer';
import { allow } from './allow';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();

describe('compartments, by the vendor’s client', () => {
  let cloud: TestCloud;
  let identity: IdentityClient;
  let streams: StreamAdminClient;

  beforeAll(async () => {
    cloud = await startTestCloud();
    const { authenticationDetailsProvider } = cloud;
    identity = new IdentityClient({ authenticationDetailsProvider });
    streams = new StreamAdminClient({ authenticationDetailsProvider });
    identity.endpoint = cloud.url;
    streams.endpoint = cloud.url;
  });
  afterAll(async () => {
    identity.close();
    streams.close();
    await cloud.dispose();
  });

  const create = async (name: string, compartmentId = cloud.tenancyId) => {
    const createCompartmentDetails = { compartmentId, name, description: 'a test' };
    return (await identity.createCompartment({ createCompartmentDetails })).compartment;
  };

  it('creates a compartment with a global OCID, and another in it', async () => {
    const parent = await create('parent');
    expect(parent.id).toMatch(/^ocid1\.compartment\.oc1\.\.[a-z2-7]{60}$/);
    const child = await create('child', parent.id);
    const { items } = await identity.listCompartments({ compartmentId: parent.id });
    expect(items).toEqual([expect.objectContaining({ id: child.id, lifecycleState: 'ACTIVE' })]);
  });

  it('refuses the same name twice in one compartment, and takes it in another', async () => {
    const parent = await create('twins');
    await create('twin', parent.id);
    await expect(create('twin', parent.id)).rejects.toMatchObject({ statusCode: 409 });
    await expect(create('twin')).resolves.toBeDefined();
  });

  it('deletes a compartment only when it is empty', async () => {
    const { id: compartmentId } = await create('holds-a-pool');
    const { streamPool } = await streams.createStreamPool({
      createStreamPoolDetails: { compartmentId, name: 'p' },
    });
    await expect(identity.deleteCompartment({ compartmentId })).rejects.toMatchObject({ statusCode: 409 });
    await streams.deleteStreamPool({ streamPoolId: streamPool.id });
    await identity.deleteCompartment({ compartmentId });
    const { compartment } = await identity.getCompartment({ compartmentId });
    expect(compartment.lifecycleState).toBe('DELETED');
  });

  it('creates nothing in a compartment that is not there', async () => {
    await expect(create('orphan', 'ocid1.compartment.oc1..none')).rejects.toMatchObject({
      statusCode: 404,
      serviceCode: 'NotAuthorizedOrNotFound',
    });
  });

  it('says so where it would have to look into subtrees', async () => {
    const request = { compartmentId: cloud.tenancyId, compartmentIdInSubtree: true };
    await expect(identity.listCompartments(request)).rejects.toMatchObject({ statusCode: 501 });
  });

  it('lists three availability domains', async () => {
    const { items } = await identity.listAvailabilityDomains({ compartmentId: cloud.tenancyId });
    expect(items.map(({ name }) => name)).toEqual([
      expect.stringContaining('AD-1'),
      expect.stringContaining('AD-2'),
      expect.stringContaining('AD-3'),
    ]);
  });
});

describe('resource principals, by the vendor’s provider', () => {
  const names = ['VERSION', 'RPST', 'PRIVATE_PEM', 'REGION'].map((name) => `OCI_RESOURCE_PRINCIPAL_${name}`);
  const before = Object.fromEntries(names.map((name) => [name, process.env[name]]));
  afterEach(() => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  });

  it('are believed when the cloud has issued them, also after a restart', async () => {
    const cloud = await startTestCloud();
    const issuer = await loadIssuerKey(join(cloud.stateFolder, 'identity', 'issuer.pem'));
    const { token, privateKeyPem } = await createTokenIssuer(
      issuer,
      Date.now,
    )({
      tenancyId: cloud.tenancyId,
      compartmentId: cloud.tenancyId,
      resourceType: 'fnfunc',
      resourceId: 'ocid1.fnfunc.oc1.iad.test',
    });
    const values = ['2.2', token, privateKeyPem, 'us-ashburn-1'];
    names.forEach((name, index) => (process.env[name] = values[index]));
    const authenticationDetailsProvider = ResourcePrincipalAuthenticationDetailsProvider.builder();
    const streams = new StreamAdminClient({ authenticationDetailsProvider });
    streams.endpoint = cloud.url;
    await cloud.restart();
    const refused = streams.listStreams({ compartmentId: cloud.tenancyId });
    await expect(refused).rejects.toMatchObject({ statusCode: 404, serviceCode: 'NotAuthorizedOrNotFound' });
    await allow(
      cloud,
      "Allow any-user to inspect streams in tenancy where request.principal.type = 'fnfunc'",
    );
    const { items } = await streams.listStreams({ compartmentId: cloud.tenancyId });
    expect(items).toEqual([]);
    streams.close();
    await cloud.dispose();
  });
});
