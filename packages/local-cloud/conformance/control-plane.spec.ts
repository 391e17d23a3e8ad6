import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FunctionsManagementClient } from 'oci-functions';
import { ServiceConnectorClient, models as sch } from 'oci-sch';
import { StreamAdminClient, models as streaming } from 'oci-streaming';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();

const image = 'iad.ocir.io/ns/weatherstrmfunc:1';

describe('the control plane, by the vendor’s clients', () => {
  let cloud: TestCloud;
  let folder: string;
  let streams: StreamAdminClient;
  let functions: FunctionsManagementClient;
  let connectors: ServiceConnectorClient;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bundle-'));
    await writeFile(join(folder, 'function.cjs'), '// a bundle');
    cloud = await startTestCloud({ images: { [image]: join(folder, 'function.cjs') } });
    const { authenticationDetailsProvider } = cloud;
    streams = new StreamAdminClient({ authenticationDetailsProvider });
    functions = new FunctionsManagementClient({ authenticationDetailsProvider });
    connectors = new ServiceConnectorClient({ authenticationDetailsProvider });
    for (const client of [streams, functions, connectors]) client.endpoint = cloud.url;
  });
  afterAll(async () => {
    for (const client of [streams, functions, connectors]) client.close();
    await cloud.dispose();
    await rm(folder, { recursive: true });
  });

  const createPool = (name: string) =>
    streams.createStreamPool({ createStreamPoolDetails: { compartmentId: cloud.tenancyId, name } });

  const createStream = (streamPoolId: string, name: string) =>
    streams.createStream({ createStreamDetails: { streamPoolId, name, partitions: 3 } });

  it('creates a stream in a pool; the first look finds it active, in the pool’s compartment', async () => {
    const { streamPool } = await createPool('streams');
    const created = await createStream(streamPool.id, 'weatherstrm');
    expect(created.stream.lifecycleState).toBe(streaming.Stream.LifecycleState.Creating);
    const { stream, etag } = await streams.getStream({ streamId: created.stream.id });
    expect(stream).toMatchObject({
      lifecycleState: 'ACTIVE',
      compartmentId: cloud.tenancyId,
      streamPoolId: streamPool.id,
      retentionInHours: 24,
      messagesEndpoint: cloud.url,
    });
    expect(etag).toBe(created.etag);
  });

  it('puts a stream without a pool into the default pool of its compartment, once', async () => {
    const create = (name: string) =>
      streams.createStream({ createStreamDetails: { compartmentId: cloud.tenancyId, name, partitions: 1 } });
    const [one, other] = [await create('first'), await create('second')];
    expect(other.stream.streamPoolId).toBe(one.stream.streamPoolId);
    const { streamPool } = await streams.getStreamPool({ streamPoolId: one.stream.streamPoolId });
    expect(streamPool).toMatchObject({ name: 'DefaultPool', isPrivate: false });
  });

  it('reports the work request of a creation as finished', async () => {
    const { opcWorkRequestId, streamPool } = await createPool('work-requests');
    const { workRequest } = await streams.getWorkRequest({ workRequestId: opcWorkRequestId });
    expect(workRequest).toMatchObject({ operationType: 'CREATE_STREAM_POOL', status: 'SUCCEEDED' });
    expect(workRequest.timeFinished).toBeDefined();
    expect(workRequest.resources).toEqual([
      expect.objectContaining({
        entityType: 'stream_pool',
        actionType: 'CREATED',
        identifier: streamPool.id,
      }),
    ]);
  });

  it('pages through a list by the vendor’s iterator, each resource once', async () => {
    const { streamPool } = await createPool('paged');
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (const name of names) await createStream(streamPool.id, name);
    const found: string[] = [];
    const request = { streamPoolId: streamPool.id, limit: 2, sortBy: 'NAME' as never };
    for await (const stream of streams.listAllStreams(request)) found.push(stream.name);
    expect(found).toEqual(names);
  });

  it('deletes: the resource stays as a tombstone, its name is free, and it cannot be changed', async () => {
    const { streamPool } = await createPool('deletion');
    const { stream } = await createStream(streamPool.id, 'short-lived');
    await streams.deleteStream({ streamId: stream.id });
    const { stream: gone } = await streams.getStream({ streamId: stream.id });
    expect(gone.lifecycleState).toBe('DELETED');
    await expect(streams.deleteStream({ streamId: stream.id })).rejects.toMatchObject({
      statusCode: 404,
      serviceCode: 'NotAuthorizedOrNotFound',
    });
    await expect(createStream(streamPool.id, 'short-lived')).resolves.toBeDefined();
  });

  it('refuses a name that is taken, and to delete a pool that holds a stream', async () => {
    const { streamPool } = await createPool('conflicts');
    await createStream(streamPool.id, 'twin');
    await expect(createStream(streamPool.id, 'twin')).rejects.toMatchObject({
      statusCode: 409,
      serviceCode: 'NotAuthorizedOrResourceAlreadyExists',
    });
    await expect(streams.deleteStreamPool({ streamPoolId: streamPool.id })).rejects.toMatchObject({
      statusCode: 409,
      serviceCode: 'Conflict',
    });
  });

  it('refuses a change by an outdated etag', async () => {
    const { streamPool, etag } = await createPool('etags');
    const rename = (name: string) =>
      streams.updateStreamPool({
        streamPoolId: streamPool.id,
        updateStreamPoolDetails: { name },
        ifMatch: etag,
      });
    await rename('renamed');
    await expect(rename('renamed again')).rejects.toMatchObject({
      statusCode: 412,
      serviceCode: 'NoEtagMatch',
    });
  });

  it('answers a repeated creation with the same resource', async () => {
    const create = (name: string) =>
      streams.createStreamPool({
        createStreamPoolDetails: { compartmentId: cloud.tenancyId, name },
        opcRetryToken: 'token-1',
      });
    const [one, other] = [await create('retried'), await create('retried')];
    expect(other.streamPool.id).toBe(one.streamPool.id);
    expect(other.opcWorkRequestId).toBe(one.opcWorkRequestId);
    await expect(create('something else')).rejects.toMatchObject({ serviceCode: 'InvalidatedRetryToken' });
  });

  it('names the field that it refuses', async () => {
    const createStreamDetails = { compartmentId: cloud.tenancyId, name: 'x', partitions: 0 };
    await expect(streams.createStream({ createStreamDetails })).rejects.toMatchObject({
      statusCode: 400,
      serviceCode: 'InvalidParameter',
      message: expect.stringContaining('partitions must be a whole number from 1') as string,
    });
  });

  async function createFunction(displayName: string) {
    const { application } = await functions.createApplication({
      createApplicationDetails: {
        compartmentId: cloud.tenancyId,
        displayName,
        subnetIds: ['ocid1.subnet.oc1..x'],
      },
    });
    const { function: fn } = await functions.createFunction({
      createFunctionDetails: { applicationId: application.id, displayName, image, memoryInMBs: 256 },
    });
    return { application, fn };
  }

  it('pins the image of a function by the digest of its bundle, anew with each update of the image', async () => {
    const { fn } = await createFunction('pinned');
    expect(fn.imageDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
    await writeFile(join(folder, 'function.cjs'), '// another bundle');
    const functionId = fn.id;
    await functions.updateFunction({ functionId, updateFunctionDetails: { memoryInMBs: 512 } });
    const { function: same } = await functions.getFunction({ functionId });
    expect(same).toMatchObject({ memoryInMBs: 512, imageDigest: fn.imageDigest, invokeEndpoint: cloud.url });
    await functions.updateFunction({ functionId, updateFunctionDetails: { image } });
    const { function: other } = await functions.getFunction({ functionId });
    expect(other.imageDigest).not.toBe(fn.imageDigest);
  });

  it('creates a connector through a work request, and refuses a batch time below a minute', async () => {
    const { fn } = await createFunction('connected');
    const { streamPool } = await createPool('connected');
    const { stream } = await createStream(streamPool.id, 'connected');
    const create = (batchTimeInSec: number) =>
      connectors.createServiceConnector({
        createServiceConnectorDetails: {
          compartmentId: cloud.tenancyId,
          displayName: 'weather',
          source: { kind: 'streaming', streamId: stream.id, cursor: { kind: 'TRIM_HORIZON' } },
          target: { kind: 'functions', functionId: fn.id, batchTimeInSec },
        },
      });
    await expect(create(59)).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('target.batchTimeInSec') as string,
    });
    const { opcWorkRequestId } = await create(60);
    const { workRequest } = await connectors.getWorkRequest({ workRequestId: opcWorkRequestId });
    expect(workRequest.status).toBe(sch.OperationStatus.Succeeded);
    const serviceConnectorId = String(workRequest.resources[0]?.identifier);
    await connectors.deactivateServiceConnector({ serviceConnectorId });
    const { serviceConnector } = await connectors.getServiceConnector({ serviceConnectorId });
    expect(serviceConnector.lifecycleState).toBe(sch.LifecycleState.Inactive);
  });

  it('answers 501 with its name to an operation that it lacks', async () => {
    await expect(streams.listConnectHarnesses({ compartmentId: cloud.tenancyId })).rejects.toMatchObject({
      statusCode: 501,
      serviceCode: 'NotImplemented',
      message: expect.stringContaining('ListConnectHarnesses') as string,
    });
  });

  it('forgets nothing over a restart', async () => {
    const { streamPool } = await createPool('restarted');
    await cloud.restart();
    const { streamPool: again } = await streams.getStreamPool({ streamPoolId: streamPool.id });
    expect(again).toMatchObject({ id: streamPool.id, name: 'restarted', lifecycleState: 'ACTIVE' });
  });
});
