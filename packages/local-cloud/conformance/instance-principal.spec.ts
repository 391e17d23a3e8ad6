import {
  InstancePrincipalsAuthenticationDetailsProviderBuilder,
  type AuthenticationDetailsProvider,
} from 'oci-common';
import { ComputeClient } from 'oci-core';
import { IdentityClient } from 'oci-identity';
import { StreamAdminClient, StreamClient } from 'oci-streaming';
import { toMachineEnvironment } from '../src';
import { launchInstance } from './launch-instance';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('an instance, by the vendor’s provider of instance principals', () => {
  let cloud: TestCloud;
  let identity: IdentityClient;
  let admin: StreamAdminClient;
  let compartmentId: string;
  let instanceId: string;
  let streamId: string;

  beforeEach(() => void jest.spyOn(console, 'log').mockImplementation());
  beforeAll(async () => {
    cloud = await startTestCloud();
    const { authenticationDetailsProvider } = cloud;
    identity = new IdentityClient({ authenticationDetailsProvider });
    admin = new StreamAdminClient({ authenticationDetailsProvider });
    for (const client of [identity, admin]) client.endpoint = cloud.url;
    const createCompartmentDetails = {
      compartmentId: cloud.tenancyId,
      name: 'weather',
      description: 'a test',
    };
    compartmentId = (await identity.createCompartment({ createCompartmentDetails })).compartment.id;
    instanceId = await launchInstance(cloud, compartmentId);
    const createStreamDetails = { compartmentId, name: 'weatherstrm', partitions: 1 };
    streamId = (await admin.createStream({ createStreamDetails })).stream.id;
  });
  afterAll(async () => {
    for (const client of [identity, admin]) client.close();
    await cloud.dispose();
  });

  const metadataUrl = (path: string): string => {
    const { OCI_METADATA_BASE_URL = '' } = toMachineEnvironment(cloud.url, instanceId);
    return `${OCI_METADATA_BASE_URL}/${path}`;
  };
  const readMetadata = (path: string): Promise<Response> =>
    fetch(metadataUrl(path), { headers: { authorization: 'Bearer Oracle' } });

  /** Signs in as the SDK does on a machine. */
  async function signIn(): Promise<AuthenticationDetailsProvider> {
    const builder = new InstancePrincipalsAuthenticationDetailsProviderBuilder();
    const environment = toMachineEnvironment(cloud.url, instanceId);
    builder.metadataBaseUrl = environment.OCI_METADATA_BASE_URL ?? '';
    builder.federationEndpoint = environment.OCI_SDK_AUTH_CLIENT_REGION_URL ?? '';
    return builder.build();
  }

  async function put(authenticationDetailsProvider: AuthenticationDetailsProvider): Promise<number> {
    const streams = new StreamClient({ authenticationDetailsProvider });
    streams.endpoint = cloud.url;
    const putMessagesDetails = { messages: [{ key: base64('JFK'), value: base64('{}') }] };
    const { putMessagesResult } = await streams.putMessages({ streamId, putMessagesDetails });
    streams.close();
    return putMessagesResult.failures;
  }

  it('tells the machine what it is', async () => {
    expect(await (await readMetadata('instance/')).json()).toMatchObject({
      id: instanceId,
      compartmentId,
      tenantId: cloud.tenancyId,
      displayName: 'producer',
      canonicalRegionName: 'us-ashburn-1',
      state: 'Running',
    });
    expect(await (await readMetadata('instance/region')).text()).toBe('iad');
    expect(await (await readMetadata('instance/metadata/user_data')).text()).toBe(base64('#cloud-config'));
    expect(await (await readMetadata('instance/regionInfo')).json()).toMatchObject({
      regionIdentifier: 'us-ashburn-1',
    });
  });

  it.each([
    ['instance/', {}, 403],
    ['identity/key.pem', { authorization: 'Bearer Other' }, 403],
    ['instance/no-such-key', { authorization: 'Bearer Oracle' }, 404],
    ['identity/other.pem', { authorization: 'Bearer Oracle' }, 404],
    ['vnics/', { authorization: 'Bearer Oracle' }, 501],
  ])('refuses %s with %j: %i', async (path, headers, status) => {
    expect((await fetch(metadataUrl(path), { headers: headers as Record<string, string> })).status).toBe(
      status,
    );
  });

  it('may put once a policy allows it, and no longer when it does not', async () => {
    const provider = await signIn();
    await expect(put(provider)).rejects.toMatchObject({
      statusCode: 404,
      serviceCode: 'NotAuthorizedOrNotFound',
    });
    const { dynamicGroup } = await identity.createDynamicGroup({
      createDynamicGroupDetails: {
        compartmentId: cloud.tenancyId,
        name: 'producers',
        description: 'machines',
        matchingRule: `ALL {instance.compartment.id = '${compartmentId}'}`,
      },
    });
    const { policy } = await identity.createPolicy({
      createPolicyDetails: {
        compartmentId,
        name: 'producer',
        description: 'what machines may',
        statements: [
          `Allow dynamic-group id ${dynamicGroup.id} to use stream-push in compartment id ${compartmentId} where target.stream.id = '${streamId}'`,
        ],
      },
    });
    expect(await put(provider)).toBe(0);
    await cloud.restart();
    expect(await put(provider)).toBe(0);
    await identity.deletePolicy({ policyId: policy.id });
    await expect(put(provider)).rejects.toMatchObject({ statusCode: 404 });
  });

  it('gives no token to a machine that is terminated', async () => {
    const compute = new ComputeClient({ authenticationDetailsProvider: cloud.authenticationDetailsProvider });
    compute.endpoint = cloud.url;
    const provider = await signIn();
    await compute.terminateInstance({ instanceId });
    await expect(put(provider)).rejects.toMatchObject({
      message: expect.stringContaining('Instance principals authentication') as string,
    });
    compute.close();
  });
});
