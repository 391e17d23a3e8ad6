import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FunctionsManagementClient } from 'oci-functions';
import { ServiceConnectorClient } from 'oci-sch';
import { StreamAdminClient, StreamClient } from 'oci-streaming';
import { writeHandlerBundle } from '../src/services/functions/testing/build-function';
import { allow, connectorStatements } from './allow';
import { deployFunction } from './deploy-function';
import { eventually } from './eventually';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();

const folder = mkdtempSync(join(tmpdir(), 'lc-'));

/** Appends each batch that it takes to a file as one line; fails while another file is there. */
const image = 'taking';
const images = {
  [image]: writeHandlerBundle(
    folder,
    `const fs = require('node:fs');
     if (fs.existsSync(process.env.OUT + '.broken')) throw new Error('broken');
     fs.appendFileSync(process.env.OUT, input.toString() + '\\n');
     return {};`,
  ),
};

interface Delivered {
  stream: string;
  partition: string;
  key: string | null;
  value: string;
  offset: number;
  timestamp: number;
}

const toBase64 = (text: string): string => Buffer.from(text).toString('base64');

describe('Connector Hub, by the vendor’s clients', () => {
  let cloud: TestCloud;
  let management: FunctionsManagementClient;
  let connectors: ServiceConnectorClient;
  let admin: StreamAdminClient;
  let streams: StreamClient;

  beforeAll(async () => {
    // A batch time of 60 s is over after 0.1 s.
    cloud = await startTestCloud({ images, timeScale: 600 });
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

  const createStream = async (name: string): Promise<string> => {
    const details = { compartmentId: cloud.tenancyId, name, partitions: 2 };
    return (await admin.createStream({ createStreamDetails: details })).stream.id;
  };
  const put = (streamId: string, values: readonly string[]) =>
    streams.putMessages({
      streamId,
      putMessagesDetails: {
        messages: values.map((value) => ({ key: toBase64('EWR'), value: toBase64(value) })),
      },
    });
  /** Connects a stream to a new function. */
  const connect = async (name: string, streamId: string, cursor: string, target: object) => {
    const out = join(folder, name);
    const { functionId } = await deployFunction(management, cloud, { image, name, config: { OUT: out } });
    const { opcWorkRequestId } = await connectors.createServiceConnector({
      createServiceConnectorDetails: {
        compartmentId: cloud.tenancyId,
        displayName: name,
        source: { kind: 'streaming', streamId, cursor: { kind: cursor } },
        target: { kind: 'functions', functionId, ...target },
      },
    });
    const { workRequest } = await connectors.getWorkRequest({ workRequestId: opcWorkRequestId });
    return { out, connectorId: workRequest.resources[0]?.identifier ?? '' };
  };
  const readBatches = (out: string): Delivered[][] =>
    existsSync(out)
      ? readFileSync(out, 'utf8')
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as Delivered[])
      : [];
  const readValues = (out: string): string[] =>
    readBatches(out).flatMap((batch) => batch.map(({ value }) => Buffer.from(value, 'base64').toString()));
  const statusOf = async (connectorId: string): Promise<unknown> => {
    const response = await fetch(`${cloud.url}/local-cloud/status`);
    const { connectors: all } = (await response.json()) as { connectors: { id: string }[] };
    return all.find(({ id }) => id === connectorId);
  };

  it('brings what was put before to the function, in the documented shape', async () => {
    const streamId = await createStream('shape');
    const before = Date.now();
    await put(streamId, ['{"temp_c":3.9}', 'grüße']);
    const { out } = await connect('shape', streamId, 'TRIM_HORIZON', { batchTimeInSec: 60 });
    const [batch] = await eventually(() => {
      const batches = readBatches(out);
      expect(batches.flat()).toHaveLength(2);
      return batches;
    });
    const [first, second] = batch ?? [];
    expect(first).toEqual({
      stream: 'shape',
      partition: expect.stringMatching(/^[01]$/) as string,
      key: toBase64('EWR'),
      value: toBase64('{"temp_c":3.9}'),
      offset: 0,
      timestamp: expect.any(Number) as number,
    });
    expect(second).toMatchObject({ offset: 1, value: toBase64('grüße') });
    expect(first?.timestamp).toBeGreaterThanOrEqual(before);
  });

  it('leaves out, with LATEST, what was put before the connector', async () => {
    const streamId = await createStream('latest');
    await put(streamId, ['old']);
    const { out } = await connect('latest', streamId, 'LATEST', { batchSizeInNum: 1 });
    await put(streamId, ['new']);
    await eventually(() => expect(readValues(out)).toEqual(['new']));
  });

  it('keeps trying while the function fails, then delivers all in order, each batch by count', async () => {
    const streamId = await createStream('failing');
    const values = Array.from({ length: 10 }, (_, index) => String(index));
    writeFileSync(join(folder, 'failing.broken'), '');
    const { out, connectorId } = await connect('failing', streamId, 'TRIM_HORIZON', { batchSizeInNum: 5 });
    await put(streamId, values);
    await eventually(async () =>
      expect(await statusOf(connectorId)).toMatchObject({ phase: 'waiting to try again', lag: 10 }),
    );
    expect(readValues(out)).toEqual([]);
    rmSync(join(folder, 'failing.broken'));
    await eventually(() => expect(readValues(out)).toEqual(values));
    expect(readBatches(out).map((batch) => batch.length)).toEqual([5, 5]);
    await eventually(async () => expect(await statusOf(connectorId)).toMatchObject({ lag: 0, moves: 2 }));
  });

  it('stops when it is deactivated and goes on when it is activated', async () => {
    const streamId = await createStream('switched');
    const { out, connectorId } = await connect('switched', streamId, 'TRIM_HORIZON', { batchSizeInNum: 1 });
    await connectors.deactivateServiceConnector({ serviceConnectorId: connectorId });
    await eventually(async () => expect(await statusOf(connectorId)).toMatchObject({ phase: 'inactive' }));
    await put(streamId, ['while inactive']);
    await eventually(async () => expect(await statusOf(connectorId)).toMatchObject({ lag: 1 }));
    expect(readValues(out)).toEqual([]);
    await connectors.activateServiceConnector({ serviceConnectorId: connectorId });
    await eventually(() => expect(readValues(out)).toEqual(['while inactive']));
  });

  it('writes a run log that can be read', async () => {
    const streamId = await createStream('logged');
    const { out, connectorId } = await connect('logged', streamId, 'TRIM_HORIZON', { batchSizeInNum: 1 });
    await put(streamId, ['one']);
    await eventually(() => expect(readValues(out)).toEqual(['one']));
    await eventually(async () => {
      const response = await fetch(`${cloud.url}/local-cloud/logs?after=0`);
      const entries = (await response.json()) as { id: string; line: string }[];
      expect(entries.filter(({ id }) => id === connectorId).map(({ line }) => line)).toContain(
        'CONNECTOR_RUN_COMPLETED messagesRead=1 messagesWritten=1',
      );
    });
  });

  it('goes on where it was when the cloud starts again', async () => {
    const streamId = await createStream('restarted');
    const { out, connectorId } = await connect('restarted', streamId, 'TRIM_HORIZON', { batchSizeInNum: 1 });
    await put(streamId, ['before']);
    // The function is done before the position is kept: a restart in between may deliver again.
    await eventually(async () => expect(await statusOf(connectorId)).toMatchObject({ moves: 1, lag: 0 }));
    await cloud.restart();
    await put(streamId, ['after']);
    await eventually(() => expect(readValues(out)).toEqual(['before', 'after']));
  });

  it('refuses a batch time under the floor', async () => {
    const streamId = await createStream('floor');
    await expect(connect('floor', streamId, 'LATEST', { batchTimeInSec: 59 })).rejects.toMatchObject({
      statusCode: 400,
    });
  });
});
