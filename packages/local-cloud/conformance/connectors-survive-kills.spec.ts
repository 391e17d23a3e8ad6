import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FunctionsManagementClient } from 'oci-functions';
import { ServiceConnectorClient } from 'oci-sch';
import { StreamAdminClient, StreamClient } from 'oci-streaming';
import { isAlive } from '../src/services/functions/testing/start-functions';
import { writeHandlerBundle } from '../src/services/functions/testing/build-function';
import { allow, connectorStatements } from './allow';
import { deployFunction } from './deploy-function';
import { eventually } from './eventually';
import { startCloudProcess } from './start-cloud-process';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();
// Six waits, one after the other.
jest.setTimeout(200_000);

const folder = mkdtempSync(join(tmpdir(), 'lc-'));
const out = join(folder, 'values');

/** Writes down its process and, one by one, the values that it takes: a kill in between leaves a part. */
const image = 'taking';
const images = {
  [image]: writeHandlerBundle(
    folder,
    `const fs = require('node:fs');
     fs.appendFileSync(process.env.OUT + '.pids', process.pid + '\\n');
     for (const { value } of JSON.parse(input)) {
       fs.appendFileSync(process.env.OUT, Buffer.from(value, 'base64').toString() + '\\n');
       await new Promise((done) => setTimeout(done, 2));
     }
     return {};`,
  ),
};

const kills = 4;
const messagesBetweenKills = 30;
const key = Buffer.from('EWR').toString('base64');
const readNumbers = (path: string): number[] => readFileSync(path, 'utf8').trimEnd().split('\n').map(Number);

describe('a connector in a cloud that is killed again and again', () => {
  let cloud: TestCloud;
  let management: FunctionsManagementClient;
  let connectors: ServiceConnectorClient;
  let admin: StreamAdminClient;
  let streams: StreamClient;

  beforeAll(async () => {
    writeFileSync(out, '');
    cloud = await startTestCloud({ images, timeScale: 600 }, startCloudProcess);
    await allow(cloud, ...connectorStatements);
    const { authenticationDetailsProvider } = cloud;
    management = new FunctionsManagementClient({ authenticationDetailsProvider });
    connectors = new ServiceConnectorClient({ authenticationDetailsProvider });
    admin = new StreamAdminClient({ authenticationDetailsProvider });
    streams = new StreamClient({ authenticationDetailsProvider });
    for (const client of [management, connectors, admin, streams]) client.endpoint = cloud.url;
  });
  afterAll(async () => {
    for (const client of [management, connectors, admin, streams]) client.close();
    await cloud.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const connect = async (): Promise<string> => {
    const { tenancyId: compartmentId } = cloud;
    const createStreamDetails = { compartmentId, name: 'killed', partitions: 1 };
    const { stream } = await admin.createStream({ createStreamDetails });
    const deployed = await deployFunction(management, cloud, { image, name: 'killed', config: { OUT: out } });
    const source = { kind: 'streaming', streamId: stream.id, cursor: { kind: 'TRIM_HORIZON' } };
    const target = { kind: 'functions', functionId: deployed.functionId, batchSizeInNum: 7 };
    await connectors.createServiceConnector({
      createServiceConnectorDetails: { compartmentId, displayName: 'killed', source, target },
    });
    return stream.id;
  };

  it('delivers every acknowledged message, in order, and leaves no container behind', async () => {
    const streamId = await connect();
    const put = (number: number) =>
      streams.putMessages({
        streamId,
        putMessagesDetails: { messages: [{ key, value: Buffer.from(String(number)).toString('base64') }] },
      });
    let next = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const until = next + messagesBetweenKills;
      for (; next < until; next += 1) await put(next);
      await eventually(() => expect(readNumbers(out).at(-1)).toBeGreaterThanOrEqual(until - 20));
      await cloud.restart();
    }
    await eventually(() => expect(readNumbers(out).at(-1)).toBe(next - 1));
    const firstArrivals = [...new Set(readNumbers(out))];
    expect(firstArrivals).toEqual(Array.from({ length: next }, (_, number) => number));
    const pids = [...new Set(readNumbers(`${out}.pids`))];
    expect(pids.length).toBeGreaterThan(kills);
    await eventually(() => expect(pids.filter(isAlive)).toEqual(pids.slice(-1)));
  });
});
