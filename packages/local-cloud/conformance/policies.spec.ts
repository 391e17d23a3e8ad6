import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FunctionsInvokeClient, FunctionsManagementClient } from 'oci-functions';
import { IdentityClient } from 'oci-identity';
import { KmsManagementClient, KmsVaultClient } from 'oci-keymanagement';
import { StreamAdminClient } from 'oci-streaming';
import { VaultsClient } from 'oci-vault';
import { writeHandlerBundle } from '../src/services/functions/testing/build-function';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();

const folder = mkdtempSync(join(tmpdir(), 'lc-'));
const sdk = (name: string): string => JSON.stringify(require.resolve(name));

/** A function that does what its input says, and answers what the cloud says to it. */
const image = 'asking';
const images = {
  [image]: writeHandlerBundle(
    folder,
    `process.env.OCI_SDK_DEFAULT_RETRY_ENABLED = 'false';
     const { ResourcePrincipalAuthenticationDetailsProvider } = require(${sdk('oci-common')});
     const { StreamClient } = require(${sdk('oci-streaming')});
     const { SecretsClient } = require(${sdk('oci-secrets')});
     const { url, secretId, streamId } = JSON.parse(input.toString());
     const authenticationDetailsProvider = ResourcePrincipalAuthenticationDetailsProvider.builder();
     const client = secretId
       ? new SecretsClient({ authenticationDetailsProvider })
       : new StreamClient({ authenticationDetailsProvider });
     client.endpoint = url;
     const message = { key: 'YQ==', value: 'e30=' };
     try {
       await (secretId
         ? client.getSecretBundle({ secretId })
         : client.putMessages({ streamId, putMessagesDetails: { messages: [message] } }));
       return { status: 200 };
     } catch ({ statusCode, serviceCode, message }) {
       return { status: statusCode, code: serviceCode, message };
     }`,
  ),
};

const refused = {
  status: 404,
  code: 'NotAuthorizedOrNotFound',
  message: 'Authorization failed or requested resource not found.',
};
const allowed = { status: 200 };

describe('policies, by the vendor’s clients', () => {
  let cloud: TestCloud;
  let identity: IdentityClient;
  let streams: StreamAdminClient;
  let invoker: FunctionsInvokeClient;
  let vaults: VaultsClient;
  let management: FunctionsManagementClient;
  let compartmentId: string;
  let groupId: string;
  let functionId: string;
  let streamIds: string[];
  let secretIds: string[];

  async function createSecrets(): Promise<string[]> {
    const { authenticationDetailsProvider } = cloud;
    const kms = new KmsVaultClient({ authenticationDetailsProvider });
    const keys = new KmsManagementClient({ authenticationDetailsProvider });
    kms.endpoint = keys.endpoint = cloud.url;
    const createVaultDetails = { compartmentId, displayName: 'v', vaultType: 'DEFAULT' as never };
    const { vault } = await kms.createVault({ createVaultDetails });
    const keyShape = { algorithm: 'AES' as never, length: 32 };
    const { key } = await keys.createKey({ createKeyDetails: { compartmentId, displayName: 'k', keyShape } });
    const content = { contentType: 'BASE64' as const, content: 'eA==' };
    const create = async (secretName: string) => {
      const common = { compartmentId, vaultId: vault.id, keyId: key.id };
      const createSecretDetails = { ...common, secretName, secretContent: content };
      return (await vaults.createSecret({ createSecretDetails })).secret.id;
    };
    for (const client of [kms, keys]) client.close();
    return [await create('one'), await create('other')];
  }

  async function createStream(name: string): Promise<string> {
    const createStreamDetails = { compartmentId, name, partitions: 1 };
    return (await streams.createStream({ createStreamDetails })).stream.id;
  }

  async function createFunction(): Promise<string> {
    const createApplicationDetails = {
      compartmentId,
      displayName: 'a',
      subnetIds: ['ocid1.subnet.oc1.iad.s'],
    };
    const { application } = await management.createApplication({ createApplicationDetails });
    const details = { applicationId: application.id, displayName: 'f', image, memoryInMBs: 256 };
    return (await management.createFunction({ createFunctionDetails: details })).function.id;
  }

  async function createGroup(name: string): Promise<string> {
    const matchingRule = `ALL {resource.type = 'fnfunc', resource.compartment.id = '${compartmentId}'}`;
    const details = { compartmentId: cloud.tenancyId, name, description: 'functions', matchingRule };
    return (await identity.createDynamicGroup({ createDynamicGroupDetails: details })).dynamicGroup.id;
  }

  beforeAll(async () => {
    cloud = await startTestCloud({ images });
    const { authenticationDetailsProvider, tenancyId } = cloud;
    identity = new IdentityClient({ authenticationDetailsProvider });
    streams = new StreamAdminClient({ authenticationDetailsProvider });
    invoker = new FunctionsInvokeClient({ authenticationDetailsProvider });
    vaults = new VaultsClient({ authenticationDetailsProvider });
    management = new FunctionsManagementClient({ authenticationDetailsProvider });
    for (const client of [identity, streams, invoker, vaults, management]) client.endpoint = cloud.url;
    const createCompartmentDetails = { compartmentId: tenancyId, name: 'weather', description: 'a test' };
    compartmentId = (await identity.createCompartment({ createCompartmentDetails })).compartment.id;
    groupId = await createGroup('functions');
    functionId = await createFunction();
    streamIds = [await createStream('one'), await createStream('other')];
    secretIds = await createSecrets();
  });
  afterAll(async () => {
    for (const client of [identity, streams, invoker, vaults, management]) client.close();
    await cloud.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const createPolicy = async (statements: string[], at = compartmentId): Promise<string> => {
    const details = { compartmentId: at, name: `p${Math.random()}`, description: 'a test', statements };
    return (await identity.createPolicy({ createPolicyDetails: details })).policy.id;
  };

  /** Has the function do something while statements are in effect. */
  async function ask(input: object, ...statements: string[]): Promise<unknown> {
    const policyId = statements.length === 0 ? undefined : await createPolicy(statements);
    const invokeFunctionBody = JSON.stringify({ ...input, url: cloud.url });
    const { value } = await invoker.invokeFunction({ functionId, invokeFunctionBody });
    if (policyId !== undefined) await identity.deletePolicy({ policyId });
    const chunks: Uint8Array[] = [];
    for await (const chunk of value as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
    return JSON.parse(Buffer.concat(chunks).toString());
  }

  const read = (secretId = ''): string =>
    `Allow dynamic-group id ${groupId} to read secret-bundles in compartment id ${compartmentId} where target.secret.id = '${secretId}'`;

  it('refuse what no statement allows, in the words for what is not there', async () => {
    expect(await ask({ secretId: secretIds[0] })).toEqual(refused);
    expect(await ask({ secretId: 'ocid1.vaultsecret.oc1.iad.none' })).toEqual(refused);
    expect(await ask({ streamId: streamIds[0] })).toEqual(refused);
    expect(await ask({ streamId: 'ocid1.stream.oc1.iad.none' })).toEqual(refused);
  });

  it('allow one secret, and not the other', async () => {
    expect(await ask({ secretId: secretIds[0] }, read(secretIds[0]))).toEqual(allowed);
    expect(await ask({ secretId: secretIds[1] }, read(secretIds[0]))).toEqual(refused);
    expect(await ask({ streamId: streamIds[0] }, read(secretIds[0]))).toEqual(refused);
  });

  it('allow a secret by its name', async () => {
    const statement =
      "Allow dynamic-group functions to read secret-bundles in compartment weather where target.secret.name = 'other'";
    expect(await ask({ secretId: secretIds[1] }, statement)).toEqual(allowed);
    expect(await ask({ secretId: secretIds[0] }, statement)).toEqual(refused);
  });

  it('allow publishing to one stream, and not to the other', async () => {
    const statement = `Allow dynamic-group 'Default'/'functions' to use stream-push in compartment weather where target.stream.id = '${streamIds[0] ?? ''}'`;
    expect(await ask({ streamId: streamIds[0] }, statement)).toEqual(allowed);
    expect(await ask({ streamId: streamIds[1] }, statement)).toEqual(refused);
  });

  it.each([
    ['reading is not publishing', 'Allow dynamic-group functions to use stream-pull in compartment weather'],
    ['another verb', 'Allow dynamic-group functions to read stream-push in compartment weather'],
    [
      'another principal',
      "Allow any-user to use stream-push in compartment weather where request.principal.type = 'serviceconnector'",
    ],
    [
      'a variable that the call has not',
      "Allow any-user to use stream-push in compartment weather where target.bucket.name != 'x'",
    ],
  ])('refuse: %s', async (_what, statement) => {
    expect(await ask({ streamId: streamIds[0] }, statement)).toEqual(refused);
  });

  it('follow a change of a policy, and of a matching rule, at once', async () => {
    const policyId = await createPolicy([read(secretIds[1])]);
    expect(await ask({ secretId: secretIds[0] })).toEqual(refused);
    await identity.updatePolicy({ policyId, updatePolicyDetails: { statements: [read(secretIds[0])] } });
    expect(await ask({ secretId: secretIds[0] })).toEqual(allowed);
    const rule = (type: string) =>
      `ALL {resource.type = '${type}', resource.compartment.id = '${compartmentId}'}`;
    const update = (type: string) =>
      identity.updateDynamicGroup({
        dynamicGroupId: groupId,
        updateDynamicGroupDetails: { matchingRule: rule(type) },
      });
    await update('apigateway');
    expect(await ask({ secretId: secretIds[0] })).toEqual(refused);
    await update('fnfunc');
    expect(await ask({ secretId: secretIds[0] })).toEqual(allowed);
    await identity.deletePolicy({ policyId });
  });

  it.each([
    ['Allow dynamic-group functions to borrow streams in tenancy', 'at character 34'],
    [
      'Allow dynamic-group functions to read streams in compartment nowhere',
      'Compartment {nowhere} does not exist or is not part of the policy compartment subtree',
    ],
    [
      'Allow dynamic-group functions to read streams in compartment id ocid1.compartment.oc1..x',
      'Compartment {ocid1.compartment.oc1..x} does not exist',
    ],
    [
      'Allow dynamic-group strangers to read streams in tenancy',
      'The dynamic group strangers specified in the policy statement does not exist',
    ],
  ])('cannot hold %s', async (statement, message) => {
    await expect(createPolicy([statement], cloud.tenancyId)).rejects.toMatchObject({
      statusCode: 400,
      serviceCode: 'InvalidParameter',
      message: expect.stringContaining(message) as string,
    });
  });

  it('can mean the tenancy only where they are in it', async () => {
    const statement = 'Allow dynamic-group functions to read streams in tenancy';
    await expect(createPolicy([statement])).rejects.toMatchObject({ statusCode: 400 });
    const policyId = await createPolicy([statement], cloud.tenancyId);
    await expect(
      identity.updatePolicy({ policyId, updatePolicyDetails: { statements: ['Allow nobody'] } }),
    ).rejects.toMatchObject({ statusCode: 400, serviceCode: 'InvalidParameter' });
    await identity.deletePolicy({ policyId });
  });
});
