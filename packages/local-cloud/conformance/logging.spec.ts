import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { FunctionsInvokeClient, FunctionsManagementClient } from 'oci-functions';
import { LoggingManagementClient, type models as logModels } from 'oci-logging';
import { LoggingClient } from 'oci-loggingingestion';
import { LogSearchClient } from 'oci-loggingsearch';
import { writeHandlerBundle } from '../src/services/functions/testing/build-function';
import { deployFunction, type DeployedFunction } from './deploy-function';
import { eventually } from './eventually';
import { madeBy } from './life-cycles/logging-life-cycles';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();

/** An entry as a search shows it. */
interface Found {
  datetime: number;
  logContent: { data: Record<string, unknown>; source: string; subject?: string; type: string; id: string };
}

describe('logs, by the vendor’s clients', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lc-'));
  let cloud: TestCloud;
  let logging: LoggingManagementClient;
  let ingestion: LoggingClient;
  let search: LogSearchClient;
  let management: FunctionsManagementClient;
  let invoker: FunctionsInvokeClient;
  let logGroupId: string;
  let deployed: DeployedFunction;

  beforeAll(async () => {
    const images = { speaking: writeHandlerBundle(folder, "console.log('it is ' + input); return {}") };
    cloud = await startTestCloud({ images });
    const { authenticationDetailsProvider } = cloud;
    logging = new LoggingManagementClient({ authenticationDetailsProvider });
    ingestion = new LoggingClient({ authenticationDetailsProvider });
    search = new LogSearchClient({ authenticationDetailsProvider });
    management = new FunctionsManagementClient({ authenticationDetailsProvider });
    invoker = new FunctionsInvokeClient({ authenticationDetailsProvider });
    for (const client of [logging, ingestion, search, management, invoker]) client.endpoint = cloud.url;
    const createLogGroupDetails = { compartmentId: cloud.tenancyId, displayName: 'weather' };
    logGroupId = await madeBy(
      logging,
      (await logging.createLogGroup({ createLogGroupDetails })).opcWorkRequestId,
    );
    deployed = await deployFunction(management, cloud, { image: 'speaking', name: 'speaker' });
  });
  afterAll(async () => {
    for (const client of [logging, ingestion, search, management, invoker]) client.close();
    await cloud.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  async function createLog(displayName: string, source?: Partial<logModels.OciService>): Promise<string> {
    const configuration =
      source === undefined ? {} : { configuration: { source: { sourceType: 'OCISERVICE', ...source } } };
    const logType = (source === undefined ? 'CUSTOM' : 'SERVICE') as never;
    const createLogDetails = { displayName, logType, ...configuration } as logModels.CreateLogDetails;
    return madeBy(logging, (await logging.createLog({ logGroupId, createLogDetails })).opcWorkRequestId);
  }

  async function find(searchQuery: string, more: object = {}): Promise<Found[]> {
    const searchLogsDetails = {
      timeStart: new Date(Date.now() - 3_600_000),
      timeEnd: new Date(Date.now() + 3_600_000),
      searchQuery,
    };
    const { searchResponse } = await search.searchLogs({ searchLogsDetails, ...more });
    expect(searchResponse.summary.resultCount).toBe(searchResponse.results?.length);
    return (searchResponse.results ?? []).map(({ data }) => data as Found);
  }

  const put = (logId: string, ...texts: string[]) =>
    ingestion.putLogs({
      logId,
      putLogsDetails: {
        specversion: '1.0',
        logEntryBatches: [
          {
            entries: texts.map((data, index) => ({ data, id: String(index) })),
            ...{ source: 'vm-1', type: 'journal', subject: 'producer.service' },
            defaultlogentrytime: new Date(),
          },
        ],
      },
    });

  it('show what a function has said, in the log of its application', async () => {
    const { applicationId: resource, functionId } = deployed;
    await createLog('invoke', { service: 'functions', category: 'invoke', resource });
    await invoker.invokeFunction({ functionId, invokeFunctionBody: Readable.from(['raining']) });
    const query = `search "${cloud.tenancyId}/weather/invoke" | sort by datetime desc`;
    const entry = await eventually(async () =>
      (await find(query)).find(({ logContent }) => String(logContent.data.message).includes('it is raining')),
    );
    expect(entry?.logContent).toMatchObject({
      type: 'com.oraclecloud.functions.application.functioninvoke',
      source: 'speaker-application',
      subject: 'speaker',
      data: { applicationId: resource, functionId },
      oracle: { loggroupid: logGroupId, compartmentid: cloud.tenancyId, tenantid: cloud.tenancyId },
    });
  });

  it('show what an agent has put, the newest first or the oldest first, page by page', async () => {
    const logId = await createLog('journal');
    await put(logId, 'first', '{"level":"info","message":"second"}');
    await put(logId, 'third');
    const query = `search "${cloud.tenancyId}/${logGroupId}/${logId}"`;
    const messages = async (text: string, more: object = {}) =>
      (await find(text, more)).map(({ logContent }) => logContent.data.message);
    expect(await messages(query)).toEqual(['third', 'second', 'first']);
    expect(await messages(`${query} | sort by datetime asc`)).toEqual(['first', 'second', 'third']);
    expect(await messages(query, { limit: 2, page: '2' })).toEqual(['first']);
    const [second] = (await find(query)).slice(1);
    expect(second?.logContent).toMatchObject({
      ...{ source: 'vm-1', type: 'journal', subject: 'producer.service' },
      data: { level: 'info' },
    });
  });

  it('keep what was put over a restart', async () => {
    const logId = await createLog('kept');
    await put(logId, 'still here');
    await cloud.restart();
    const [entry] = await find(`search "${cloud.tenancyId}/weather/kept"`);
    expect(entry?.logContent.data).toEqual({ message: 'still here' });
  });

  it('are not searched where they are not, nor in ways that are not built', async () => {
    await expect(find(`search "${cloud.tenancyId}/none"`)).rejects.toMatchObject({ statusCode: 404 });
    await expect(find(`search "${cloud.tenancyId}" | where level = 'x'`)).rejects.toMatchObject({
      statusCode: 501,
      message: expect.stringContaining("where level = 'x'") as string,
    });
    await expect(find('everything')).rejects.toMatchObject({ statusCode: 400 });
  });

  it('take entries into custom logs that are enabled, and into no other', async () => {
    const logId = await createLog('switched-off');
    await logging.updateLog({ logGroupId, logId, updateLogDetails: { isEnabled: false } });
    await expect(put(logId, 'x')).rejects.toMatchObject({ statusCode: 409 });
    await expect(put('ocid1.log.oc1.iad.none', 'x')).rejects.toMatchObject({ statusCode: 404 });
    const { applicationId: resource } = await deployFunction(management, cloud, {
      image: 'speaking',
      name: 'other',
    });
    const serviceLog = await createLog('service', { service: 'functions', category: 'invoke', resource });
    await expect(put(serviceLog, 'x')).rejects.toMatchObject({ statusCode: 400 });
  });

  it.each<[string, Partial<logModels.OciService>, object]>([
    [
      'a resource that is not there',
      { service: 'functions', category: 'invoke', resource: 'x' },
      { statusCode: 400 },
    ],
    [
      'a category that the service has not',
      { service: 'functions', category: 'all', resource: 'x' },
      { statusCode: 400 },
    ],
    [
      'a service that is not here',
      { service: 'flowlogs', category: 'all', resource: 'x' },
      { statusCode: 501 },
    ],
  ])('are not made of %s', async (_what, source, refusal) => {
    await expect(createLog('wrong', source)).rejects.toMatchObject(refusal);
  });

  it('are made once of one resource and category', async () => {
    const { applicationId: resource } = deployed;
    const source = { service: 'functions', category: 'invoke', resource };
    await expect(createLog('twice', source)).rejects.toMatchObject({ statusCode: 409 });
  });
});
