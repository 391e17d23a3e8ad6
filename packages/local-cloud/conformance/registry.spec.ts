import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { DefaultRequestSigner, type HttpRequest } from 'oci-common';
import { FunctionsInvokeClient, FunctionsManagementClient } from 'oci-functions';
import { IdentityClient } from 'oci-identity';
import { buildTar } from '../src/services/functions/image/testing/build-tar';
import { tenancyNamespace } from '../src/tenancy-namespace';
import { deployFunction } from './deploy-function';
import { eventually } from './eventually';
import { startCloudProcess } from './start-cloud-process';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();

const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const manifestType = 'application/vnd.oci.image.manifest.v1+json';

/** The blobs and the manifest of an image whose function answers a text. */
function buildFunctionImage(answer: string): { blobs: Buffer[]; manifest: Buffer } {
  const fdk = JSON.stringify(require.resolve('@fnproject/fdk'));
  const content = `require(${fdk}).handle(() => ({ answer: ${JSON.stringify(answer)}, mark: process.env.MARK }));`;
  const tar = buildTar([{ name: 'function/func.js', content }]);
  const settings = { Entrypoint: ['node', 'func.js'], WorkingDir: '/function', Env: ['MARK=of the image'] };
  const config = Buffer.from(
    JSON.stringify({ config: settings, rootfs: { type: 'layers', diff_ids: [digestOf(tar)] } }),
  );
  const layer = gzipSync(tar);
  const describe_ = (mediaType: string, bytes: Buffer) => ({
    mediaType: `application/vnd.oci.image.${mediaType}`,
    digest: digestOf(bytes),
    size: bytes.length,
  });
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: manifestType,
      config: describe_('config.v1+json', config),
      layers: [describe_('layer.v1.tar+gzip', layer)],
    }),
  );
  return { blobs: [config, layer], manifest };
}

describe('OCIR, and functions of what is in it', () => {
  let cloud: TestCloud;
  let management: FunctionsManagementClient;
  let invoker: FunctionsInvokeClient;
  let identity: IdentityClient;
  let token: string;

  beforeAll(async () => {
    cloud = await startTestCloud({}, startCloudProcess);
    const { authenticationDetailsProvider } = cloud;
    management = new FunctionsManagementClient({ authenticationDetailsProvider });
    invoker = new FunctionsInvokeClient({ authenticationDetailsProvider });
    identity = new IdentityClient({ authenticationDetailsProvider });
    for (const client of [management, invoker, identity]) client.endpoint = cloud.url;
    token = await signedToken();
  });
  afterAll(async () => {
    for (const client of [management, invoker, identity]) client.close();
    await cloud.dispose();
  });

  const callSigned = async (method: HttpRequest['method'], path: string): Promise<Response> => {
    const uri = `${cloud.url}${path}`;
    const request: HttpRequest = { method, uri, headers: new Headers() };
    await new DefaultRequestSigner(cloud.authenticationDetailsProvider).signHttpRequest(request);
    return fetch(uri, { method, headers: request.headers });
  };
  const getSigned = async (path: string): Promise<unknown> => (await callSigned('GET', path)).json();

  /** What `oci raw-request --target-uri https://iad.ocir.io/20180419/docker/token` does. */
  async function signedToken(): Promise<string> {
    return ((await getSigned('/20180419/docker/token')) as { token: string }).token;
  }

  const logIn = async (userName: string, password: string): Promise<Response> => {
    const basic = Buffer.from(`${userName}:${password}`).toString('base64');
    return fetch(`${cloud.url}/20180419/docker/token`, { headers: { authorization: `Basic ${basic}` } });
  };
  const repository = (name: string): string => `${tenancyNamespace(cloud.tenancyId)}/${name}`;
  const call = (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(`${cloud.url}/v2/${path}`, { ...init, headers });
  };

  /** Pushes an image and gives its digest. */
  const push = async (name: string, tag: string, answer: string): Promise<string> => {
    const { blobs, manifest } = buildFunctionImage(answer);
    for (const blob of blobs)
      await call(`${repository(name)}/blobs/uploads/?digest=${digestOf(blob)}`, {
        method: 'POST',
        body: blob,
      });
    const response = await call(`${repository(name)}/manifests/${tag}`, {
      method: 'PUT',
      headers: { 'content-type': manifestType },
      body: manifest,
    });
    expect(response.status).toBe(201);
    return digestOf(manifest);
  };
  const imageOf = (name: string, tag: string): string =>
    `${new URL(cloud.url).host}/${repository(name)}:${tag}`;
  const invoke = async (functionId: string): Promise<unknown> => {
    const { value } = await invoker.invokeFunction({ functionId, invokeFunctionBody: '' });
    return new Response(value).json();
  };

  it('lets a user log in with an auth token, which is shown once', async () => {
    const userId = 'ocid1.user.oc1..conformance';
    const { authToken } = await identity.createAuthToken({
      ...{ userId, createAuthTokenDetails: { description: 'push' } },
    });
    const userName = `${tenancyNamespace(cloud.tenancyId)}/${userId}`;
    expect((await logIn(userName, authToken.token ?? '')).status).toBe(200);
    expect((await logIn('BEARER_TOKEN', token)).status).toBe(200);
    const { items } = await identity.listAuthTokens({ userId });
    expect(items).toMatchObject([{ id: authToken.id, description: 'push' }]);
    expect(items[0]?.token).toBeUndefined();
    await identity.deleteAuthToken({ userId, authTokenId: authToken.id ?? '' });
    expect((await logIn(userName, authToken.token ?? '')).status).toBe(401);
  });

  it('gives a user two auth tokens, and a stranger none', async () => {
    const create = (userId: string) =>
      identity.createAuthToken({ userId, createAuthTokenDetails: { description: 'another' } });
    const userId = 'ocid1.user.oc1..conformance';
    await create(userId);
    await create(userId);
    await expect(create(userId)).rejects.toMatchObject({ statusCode: 400, serviceCode: 'LimitExceeded' });
    await expect(create('ocid1.user.oc1..stranger')).rejects.toMatchObject({ statusCode: 404 });
  });

  it('runs the digest that a function was made of, until the function is updated', async () => {
    const first = await push('pinned', 'v1', 'first');
    const image = imageOf('pinned', 'v1');
    const { functionId } = await deployFunction(management, cloud, { image, name: 'pinned' });
    expect(await invoke(functionId)).toEqual({ answer: 'first', mark: 'of the image' });
    const second = await push('pinned', 'v1', 'second');
    expect(await invoke(functionId)).toMatchObject({ answer: 'first' });
    expect((await management.getFunction({ functionId })).function.imageDigest).toBe(first);
    const updated = await management.updateFunction({ functionId, updateFunctionDetails: { image } });
    expect(updated.function.imageDigest).toBe(second);
    expect(await invoke(functionId)).toMatchObject({ answer: 'second' });
    await management.updateFunction({ functionId, updateFunctionDetails: { imageDigest: first } });
    expect(await invoke(functionId)).toMatchObject({ answer: 'first' });
  });

  it('makes no function of an image that is not there', async () => {
    const failure = deployFunction(management, cloud, { image: imageOf('missing', 'v1'), name: 'missing' });
    await expect(failure).rejects.toMatchObject({
      statusCode: 400,
      serviceCode: 'InvalidParameter',
      message: expect.stringContaining('does not exist or you do not have access to use it') as string,
    });
  });

  it('says which digest a function lacks', async () => {
    const digest = await push('gone', 'v1', 'here');
    const { functionId } = await deployFunction(management, cloud, {
      ...{ image: imageOf('gone', 'v1'), name: 'gone' },
    });
    await call(`${repository('gone')}/manifests/${digest}`, { method: 'DELETE' });
    await expect(invoke(functionId)).rejects.toMatchObject({
      statusCode: 502,
      serviceCode: 'FunctionInvokeImageNotAvailable',
      message: expect.stringContaining(digest) as string,
    });
    await push('gone', 'v2', 'here');
    expect(await invoke(functionId)).toMatchObject({ answer: 'here' });
  });

  it('tells Artifacts of what was pushed and deleted', async () => {
    const digest = await push('listed', 'v1', 'listed');
    await push('listed', 'v2', 'listed');
    await push('listed', 'v2', 'other');
    const list = async () => {
      const query = `compartmentId=${cloud.tenancyId}&repositoryName=listed`;
      const { items } = (await getSigned(`/20160918/container/images?${query}`)) as { items: unknown[] };
      return items;
    };
    expect(await list()).toMatchObject([
      { displayName: 'listed:v2', lifecycleState: 'AVAILABLE' },
      { displayName: 'listed:v1', digest },
    ]);
    await call(`${repository('listed')}/manifests/v1`, { method: 'DELETE' });
    expect((await list())[1]).toMatchObject({ displayName: `listed:unknown@${digest}` });
    await call(`${repository('listed')}/manifests/${digest}`, { method: 'DELETE' });
    expect((await list())[1]).toMatchObject({ digest, lifecycleState: 'DELETED' });
  });

  it('has no image any more that Artifacts has deleted', async () => {
    const digest = await push('deleted', 'v1', 'deleted');
    const query = `compartmentId=${cloud.tenancyId}&repositoryName=deleted`;
    const { items } = (await getSigned(`/20160918/container/images?${query}`)) as { items: { id: string }[] };
    expect((await callSigned('DELETE', `/20160918/container/images/${items[0]?.id ?? ''}`)).status).toBe(204);
    await eventually(async () => {
      expect((await call(`${repository('deleted')}/manifests/${digest}`)).status).toBe(404);
    });
    await push('deleted', 'v1', 'deleted');
    expect((await call(`${repository('deleted')}/manifests/v1`)).status).toBe(200);
  });

  it('has after a kill what it had, and runs it', async () => {
    await push('kept', 'v1', 'kept');
    const { functionId } = await deployFunction(management, cloud, {
      ...{ image: imageOf('kept', 'v1'), name: 'kept' },
    });
    await cloud.restart();
    expect(await invoke(functionId)).toMatchObject({ answer: 'kept' });
    token = await signedToken();
    expect(await (await call(`${repository('kept')}/tags/list`)).json()).toEqual({
      name: repository('kept'),
      tags: ['v1'],
    });
  });
});
