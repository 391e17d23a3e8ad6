import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FunctionsInvokeClient, FunctionsManagementClient, requests } from 'oci-functions';
import { ServiceConnectorClient } from 'oci-sch';
import { StreamAdminClient, StreamClient } from 'oci-streaming';
import { writeBundle, writeHandlerBundle } from '../src/services/functions/testing/build-function';
import { isAlive } from '../src/services/functions/testing/start-functions';
import { allow, connectorStatements } from './allow';
import { deployFunction } from './deploy-function';
import { eventually } from './eventually';
import { startTestCloud, type TestCloud } from './start-test-cloud';

const folder = mkdtempSync(join(tmpdir(), 'lc-'));
const writePid = `require('node:fs').writeFileSync(process.env.OUT, String(process.pid));`;
const images = {
  'in a call': writeHandlerBundle(folder, `${writePid} return new Promise(() => undefined)`),
  'at its start': writeBundle(folder, `${writePid} setInterval(() => undefined, 1000)`),
};
const message = { value: Buffer.from('{}').toString('base64') };

describe('closing a cloud', () => {
  let cloud: TestCloud;
  let management: FunctionsManagementClient;
  beforeEach(async () => {
    cloud = await startTestCloud({ images });
    await allow(cloud, ...connectorStatements);
    const { authenticationDetailsProvider } = cloud;
    management = new FunctionsManagementClient({ authenticationDetailsProvider });
    management.endpoint = cloud.url;
  });
  afterEach(() => management.close());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const deploy = async (image: string, name: string) => {
    const out = join(folder, name);
    const { functionId } = await deployFunction(management, cloud, { image, name, config: { OUT: out } });
    return { functionId, out };
  };
  const connect = async (functionId: string): Promise<void> => {
    const { authenticationDetailsProvider, tenancyId: compartmentId, url } = cloud;
    const admin = new StreamAdminClient({ authenticationDetailsProvider });
    const streams = new StreamClient({ authenticationDetailsProvider });
    const connectors = new ServiceConnectorClient({ authenticationDetailsProvider });
    admin.endpoint = streams.endpoint = connectors.endpoint = url;
    const createStreamDetails = { compartmentId, name: 'closing', partitions: 1 };
    const streamId = (await admin.createStream({ createStreamDetails })).stream.id;
    await streams.putMessages({ streamId, putMessagesDetails: { messages: [message] } });
    await connectors.createServiceConnector({
      createServiceConnectorDetails: {
        ...{ compartmentId, displayName: 'closing' },
        source: { kind: 'streaming', streamId, cursor: { kind: 'TRIM_HORIZON' } },
        target: { kind: 'functions', functionId, batchSizeInNum: 1 },
      },
    });
    for (const client of [admin, streams, connectors]) client.close();
  };
  const invokeDetached = async (functionId: string): Promise<void> => {
    const { authenticationDetailsProvider, url } = cloud;
    const invoker = new FunctionsInvokeClient({ authenticationDetailsProvider });
    invoker.endpoint = url;
    const { Detached: fnInvokeType } = requests.InvokeFunctionRequest.FnInvokeType;
    await invoker.invokeFunction({ functionId, fnInvokeType, invokeFunctionBody: '' });
    invoker.close();
  };

  it.each([
    ['a connector', 'in a call', connect],
    ['a connector', 'at its start', connect],
    ['nobody who waits', 'in a call', invokeDetached],
    ['nobody who waits', 'at its start', invokeDetached],
  ])('ends a function that %s has called and that hangs %s', async (caller, image, call) => {
    const { functionId, out } = await deploy(image, `${caller} ${image}`.replace(/ /g, '-'));
    await call(functionId);
    const pid = await eventually(() => {
      expect(existsSync(out) && readFileSync(out, 'utf8')).toMatch(/^\d+$/);
      return Number(readFileSync(out, 'utf8'));
    });
    await cloud.dispose();
    expect(isAlive(pid)).toBe(false);
  });
});
