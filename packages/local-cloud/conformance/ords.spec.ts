import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DefaultRequestSigner, type HttpRequest } from 'oci-common';
import { adminPassword, basic } from '../src/services/ords/testing/ords-server';
import { bootstrapRequests, bootstrapSecrets } from '../src/services/ords/testing/bootstrap-statements';
import { eventually } from './eventually';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();

const json = { 'content-type': 'application/json' };
const articleQuery =
  'select w."location".region, w."location".name, w."location".country, w."current".last_updated, w."current".temp_c, w."current".condition.text FROM WEATHER_DATA w;';

const observation = {
  id: 'LGA@2013-01-01T06:00:00Z',
  station: 'LGA',
  observedAt: '2013-01-01T06:00:00Z',
  partition: '2',
  offset: 41,
  location: { name: 'LaGuardia', region: 'New York', country: 'United States of America' },
  current: { last_updated: '2013-01-01 01:00', temp_c: 4.1, condition: { text: 'Windy' } },
};

describe('ORDS of an Autonomous Database of the local cloud', () => {
  let cloud: TestCloud;
  let ordsUrl: string;
  let databaseId: string;

  const post = (path: string, headers: Record<string, string>, body: string) =>
    fetch(`${ordsUrl}${path}`, { method: 'POST', headers, body });

  const sql = async (user: string, statementText: string, given: Record<string, unknown> = {}) => {
    const password = user === 'ADMIN' ? adminPassword : bootstrapSecrets.demoPassword;
    const binds = Object.entries(given).map(([name, value]) => ({ name, data_type: 'VARCHAR', value }));
    const headers = { ...basic(user, password), ...json };
    const answer = await post(
      `${user.toLowerCase()}/_/sql`,
      headers,
      JSON.stringify({ statementText, binds }),
    );
    const { items } = (await answer.json()) as { items: Record<string, unknown>[] };
    return items[0] ?? {};
  };

  const callControlPlane = async (method: 'POST' | 'DELETE', path: string, details?: object) => {
    const request: HttpRequest = {
      method,
      uri: `${cloud.url}/20160918/autonomousDatabases${path}`,
      headers: new Headers(json),
      ...(details && { body: JSON.stringify(details) }),
    };
    await new DefaultRequestSigner(cloud.authenticationDetailsProvider).signHttpRequest(request);
    const body = details === undefined ? null : JSON.stringify(details);
    return fetch(request.uri, { method, headers: request.headers, body });
  };
  const createDatabase = async (): Promise<void> => {
    const created = await callControlPlane('POST', '', {
      compartmentId: cloud.tenancyId,
      dbName: 'weatherdb',
      dbWorkload: 'AJD',
      licenseModel: 'LICENSE_INCLUDED',
      computeModel: 'ECPU',
      computeCount: 2,
      dataStorageSizeInTBs: 1,
      adminPassword,
    });
    const body = (await created.json()) as { id: string; connectionUrls: { ordsUrl: string } };
    databaseId = body.id;
    ({ ordsUrl } = body.connectionUrls);
  };

  const token = async (): Promise<Record<string, string>> => {
    const headers = {
      ...basic(bootstrapSecrets.clientId, bootstrapSecrets.clientSecret),
      'content-type': 'application/x-www-form-urlencoded',
    };
    const answer = await post('demo/oauth/token', headers, 'grant_type=client_credentials');
    const { access_token: accessToken } = (await answer.json()) as { access_token: string };
    return { authorization: `Bearer ${accessToken}` };
  };

  beforeAll(async () => {
    cloud = await startTestCloud();
    await createDatabase();
    for (const { user, text, binds } of bootstrapRequests())
      expect(await sql(user, text, binds)).not.toHaveProperty('errorDetails');
  });
  afterAll(() => cloud.dispose());

  it('stores a batch and answers the article’s query in unquoted scalars, also after a restart', async () => {
    const headers = { ...json, ...(await token()) };
    const stored = await post('demo/ingest/observations', headers, JSON.stringify([observation]));
    expect([stored.status, await stored.text()]).toEqual([200, '{"stored":1,"duplicates":0}']);
    await cloud.restart();
    const again = await post('demo/ingest/observations', headers, JSON.stringify([observation]));
    expect(await again.json()).toEqual({ stored: 0, duplicates: 1 });
    expect(await sql('DEMO', articleQuery)).toMatchObject({
      resultSet: {
        items: [
          {
            region: 'New York',
            name: 'LaGuardia',
            country: 'United States of America',
            last_updated: '2013-01-01 01:00',
            temp_c: '4.1',
            text: 'Windy',
          },
        ],
      },
    });
  });

  it('takes the article’s own insert, one document a call', async () => {
    const body = JSON.stringify({
      location: JSON.stringify(observation.location),
      current: JSON.stringify(observation.current),
    });
    const answer = await post('demo/weather_data/', { ...json, ...(await token()) }, body);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toContain('/ords/demo/weather_data/');
  });

  it('tolerates doubled slashes, and answers in problem+json what is not there', async () => {
    const doubled = await post('/demo//oauth/token', basic('x', 'y'), '');
    expect([doubled.status, doubled.headers.get('content-type')]).toEqual([401, 'application/problem+json']);
    const missing = await fetch(`${ordsUrl}demo/nothing/here`);
    expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect(missing.headers.get('opc-request-id')).not.toBeNull();
  });

  it('removes the files of a database that is deleted, also when a kill has come in between', async () => {
    const folder = join(cloud.stateFolder, 'ords');
    const [file = ''] = await readdir(folder);
    expect(await callControlPlane('DELETE', `/${databaseId}`)).toMatchObject({ ok: true });
    await eventually(async () => expect(await readdir(folder)).toEqual([]));
    expect((await fetch(`${ordsUrl}demo/weather_data/`)).status).toBe(404);
    await writeFile(join(folder, file), 'left by a kill');
    await cloud.restart();
    await eventually(async () => expect(await readdir(folder)).toEqual([]));
  });
});
