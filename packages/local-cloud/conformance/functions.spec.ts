import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { FunctionsInvokeClient, FunctionsManagementClient, requests } from 'oci-functions';
import { DefaultRequestSigner, type HttpRequest } from 'oci-common';
import { StreamAdminClient } from 'oci-streaming';
import { writeHandlerBundle } from '../src/services/functions/testing/build-function';
import { isAlive } from '../src/services/functions/testing/start-functions';
import { allow } from './allow';
import { deployFunction } from './deploy-function';
import { eventually } from './eventually';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();

const folder = mkdtempSync(join(tmpdir(), 'lc-'));
const vendor = (name: string): string => JSON.stringify(require.resolve(name));
const { FnInvokeType, FnIntent } = requests.InvokeFunctionRequest;

/** What the functions of this suite do, by image. */
const images = {
  echo: writeHandlerBundle(
    folder,
    `const { MARK, FROM_APPLICATION } = process.env;
     return { text: input.toString(), bytes: input.length, MARK, FROM_APPLICATION, intent: context.getHeader('Fn-Intent') }`,
  ),
  failing: writeHandlerBundle(
    folder,
    `if (input.toString() === 'crash') process.exit(3); throw new Error('the secret is 42')`,
  ),
  hanging: writeHandlerBundle(
    folder,
    `require('node:fs').writeFileSync(process.env.OUT, String(process.pid)); return new Promise(() => undefined)`,
  ),
  writing: writeHandlerBundle(folder, `require('node:fs').writeFileSync(process.env.OUT, input); return {}`),
  calling: writeHandlerBundle(
    folder,
    `const { ResourcePrincipalAuthenticationDetailsProvider } = require(${vendor('oci-common')});
     const { StreamClient } = require(${vendor('oci-streaming')});
     const client = new StreamClient({
       authenticationDetailsProvider: ResourcePrincipalAuthenticationDetailsProvider.builder(),
     });
     const { streamId, url } = JSON.parse(input);
     client.endpoint = url;
     const put = await client.putMessages({
       streamId, putMessagesDetails: { messages: [{ key: 'RVdS', value: 'e30=' }] },
     });
     return put.putMessagesResult;`,
  ),
};

/** The vendor's client takes streams, and strings, of which it lists every character: seconds for megabytes. */
const toBody = (bytes: Buffer): Readable => Readable.from([bytes]);

describe('Functions, by the vendor’s clients', () => {
  let cloud: TestCloud;
  let management: FunctionsManagementClient;
  let invoker: FunctionsInvokeClient;
  let streams: StreamAdminClient;

  beforeAll(async () => {
    cloud = await startTestCloud({ images });
    const { authenticationDetailsProvider } = cloud;
    management = new FunctionsManagementClient({ authenticationDetailsProvider });
    invoker = new FunctionsInvokeClient({ authenticationDetailsProvider });
    streams = new StreamAdminClient({ authenticationDetailsProvider });
    for (const client of [management, invoker, streams]) client.endpoint = cloud.url;
  });
  afterAll(async () => {
    for (const client of [management, invoker, streams]) client.close();
    await cloud.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const invoke = async (
    functionId: string,
    body: NonNullable<requests.InvokeFunctionRequest['invokeFunctionBody']> = '',
    more: Partial<requests.InvokeFunctionRequest> = {},
  ): Promise<unknown> => {
    const { value } = await invoker.invokeFunction({ functionId, invokeFunctionBody: body, ...more });
    const text = await new Response(value).text();
    return text === '' ? undefined : JSON.parse(text);
  };

  it('invokes a function at the endpoint that its description names', async () => {
    const { functionId } = await deployFunction(management, cloud, { image: 'echo', name: 'echo' });
    const { function: fn } = await management.getFunction({ functionId });
    invoker.endpoint = fn.invokeEndpoint ?? '';
    const answer = await invoke(functionId, 'grüße 🌧', { fnIntent: FnIntent.Cloudevent });
    expect(answer).toMatchObject({ text: 'grüße 🌧', intent: 'cloudevent' });
  });

  it('takes large bodies, whole', async () => {
    const { functionId } = await deployFunction(management, cloud, { image: 'echo', name: 'large' });
    const megabytes = Buffer.alloc(5 * 1024 * 1024, 'x');
    expect(await invoke(functionId, toBody(megabytes))).toMatchObject({ bytes: megabytes.length });
  });

  it('echoes the caller’s request id', async () => {
    const { functionId } = await deployFunction(management, cloud, { image: 'echo', name: 'request-id' });
    const { opcRequestId } = await invoker.invokeFunction({ functionId, opcRequestId: 'mine' });
    expect(opcRequestId).toBe('mine');
  });

  it.each([
    ['throws', 'failing', '', 502, 'FunctionInvokeExecutionFailed'],
    ['crashes', 'failing', 'crash', 502, 'FunctionInvokeExecutionError'],
    [
      'is sent too much',
      'echo',
      toBody(Buffer.alloc(6 * 1024 * 1024 + 1, 'x')),
      413,
      'FunctionInvokeRequestContentTooLarge',
    ],
  ])(
    'answers with the error of OCI when a function %s',
    async (how, image, body, statusCode, serviceCode) => {
      const { functionId } = await deployFunction(management, cloud, { image, name: how.replace(/ /g, '-') });
      const failure = invoke(functionId, body);
      await expect(failure).rejects.toMatchObject({ statusCode, serviceCode });
      await expect(failure).rejects.not.toMatchObject({ message: expect.stringContaining('42') as string });
    },
  );

  it('ends a function whose caller hangs up', async () => {
    const out = join(folder, 'hanging.pid');
    const { functionId } = await deployFunction(management, cloud, {
      ...{ image: 'hanging', name: 'hanging' },
      config: { OUT: out },
    });
    const request: HttpRequest = {
      method: 'POST',
      uri: `${cloud.url}/20181201/functions/${functionId}/actions/invoke`,
      headers: new Headers({ 'content-type': 'application/json' }),
      body: '{}',
    };
    await new DefaultRequestSigner(cloud.authenticationDetailsProvider).signHttpRequest(request);
    const caller = new AbortController();
    const { method, headers } = request;
    const call = fetch(request.uri, { method, headers, body: '{}', signal: caller.signal });
    const pid = await eventually(() => {
      const text = readFileSync(out, 'utf8');
      expect(text).toMatch(/^\d+$/);
      return Number(text);
    });
    caller.abort();
    await expect(call).rejects.toThrow('aborted');
    await eventually(() => expect(isAlive(pid)).toBe(false));
  });

  it('knows no function that is not there', async () => {
    await expect(invoke('ocid1.fnfunc.oc1.iad.nobody')).rejects.toMatchObject({
      statusCode: 404,
      serviceCode: 'NotAuthorizedOrNotFound',
    });
  });

  it('runs a detached function after its answer, and none for a dry run', async () => {
    const out = join(folder, 'out');
    const { functionId } = await deployFunction(management, cloud, {
      image: 'writing',
      name: 'writing',
      config: { OUT: out },
    });
    await invoke(functionId, 'dry', { isDryRun: true });
    await invoke(functionId, 'detached', { fnInvokeType: FnInvokeType.Detached });
    await eventually(() => expect(readFileSync(out, 'utf8')).toBe('detached'));
  });

  it('shows the next call a changed configuration, of the function and of its application', async () => {
    const { functionId, applicationId } = await deployFunction(management, cloud, {
      image: 'echo',
      name: 'configured',
      config: { MARK: 'one' },
    });
    expect(await invoke(functionId)).toMatchObject({ MARK: 'one' });
    await management.updateFunction({ functionId, updateFunctionDetails: { config: { MARK: 'two' } } });
    expect(await invoke(functionId)).toMatchObject({ MARK: 'two' });
    await management.updateApplication({
      applicationId,
      updateApplicationDetails: { config: { MARK: 'hidden', FROM_APPLICATION: 'yes' } },
    });
    expect(await invoke(functionId)).toMatchObject({ MARK: 'two', FROM_APPLICATION: 'yes' });
  });

  it('gives a function an identity that the vendor’s SDK can call the cloud with', async () => {
    const { functionId } = await deployFunction(management, cloud, { image: 'calling', name: 'calling' });
    const { stream } = await streams.createStream({
      createStreamDetails: { compartmentId: cloud.tenancyId, name: 'called', partitions: 1 },
    });
    const call = () => invoke(functionId, JSON.stringify({ streamId: stream.id, url: cloud.url }));
    await expect(call()).rejects.toMatchObject({ statusCode: 502 });
    const condition = `all {request.principal.type = 'fnfunc', target.stream.id = '${stream.id}'}`;
    await allow(cloud, `Allow any-user to use stream-push in tenancy where ${condition}`);
    expect(await call()).toMatchObject({ failures: 0, entries: [{ partition: '0', offset: 0 }] });
  });

  it('refuses calls of a function that is deleted', async () => {
    const { functionId } = await deployFunction(management, cloud, { image: 'echo', name: 'deleted' });
    await invoke(functionId);
    await management.deleteFunction({ functionId });
    await expect(invoke(functionId)).rejects.toMatchObject({ statusCode: 404 });
  });
});
