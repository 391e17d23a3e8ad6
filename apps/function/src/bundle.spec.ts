import { buildBundle, type Bundle } from './testing/build-bundle';
import { buildBody, buildEntry } from './testing/build-batch';
import { startContainer, type Container } from './testing/start-container';
import { startFakeServices, type FakeServices } from './testing/start-fake-services';

/** Ours, see the README: what lifts the bundle over it is usually a dependency that came along by accident. */
const maxBundleBytes = 60 * 1024;

let bundle: Bundle;
beforeAll(() => {
  bundle = buildBundle();
});

describe('the bundle', () => {
  it('stays small: its size is its cold start', () => {
    expect(bundle.bytes).toBeLessThanOrEqual(maxBundleBytes);
  });

  it('holds nothing of the vendor SDK, of pino, of the local cloud and of the bootstrap', () => {
    expect(bundle.inputs).toContain('src/main.ts');
    expect(
      bundle.inputs.filter((input) => /node_modules\/(oci-|pino)|local-cloud|\.sql$/.test(input)),
    ).toEqual([]);
  });
});

describe('the bundle behind the real FDK', () => {
  let services: FakeServices;
  let container: Container;

  beforeEach(async () => {
    services = await startFakeServices();
    container = await startContainer(bundle.path, {
      ORDS_URL: `${services.url}/ords/`,
      CLIENT_ID_SECRET_ID: 'ocid1.vaultsecret.id',
      CLIENT_SECRET_SECRET_ID: 'ocid1.vaultsecret.secret',
      REJECTED_STREAM_ID: 'ocid1.stream.rejected',
      REJECTED_STREAM_ENDPOINT: services.url,
      SECRETS_ENDPOINT: services.url,
    });
  });

  afterEach(async () => {
    await container.stop();
    services.close();
    expect(container.output()).not.toContain('first-secret');
  });

  it('stores a batch, and counts the same batch as duplicates when it comes again', async () => {
    const body = buildBody([buildEntry(1), buildEntry(2)]);
    expect(await container.call([body])).toEqual({
      status: 200,
      json: { stored: 2, duplicates: 0, rejected: 0 },
    });
    expect(await container.call([body])).toEqual({
      status: 200,
      json: { stored: 0, duplicates: 2, rejected: 0 },
    });
    expect([...services.rows.keys()]).toEqual(['EWR@2013-01-01T01:00:00Z', 'EWR@2013-01-01T02:00:00Z']);
  });

  it('asks Vault and token endpoint once, then makes one call a batch', async () => {
    await container.call([buildBody([buildEntry(1)])]);
    services.requests.length = 0;
    await container.call([buildBody([buildEntry(2), buildEntry(3)])]);
    expect(services.requests).toEqual(['POST /ords/demo/ingest/observations']);
  });

  it('reads a character that is cut in two by the chunks of the body', async () => {
    const body = buildBody([{ ...buildEntry(7), stream: 'weatherstrüm', value: '%' }, buildEntry(8)]);
    const cut = body.indexOf('ü') + 1;
    const { json } = await container.call([body.subarray(0, cut), body.subarray(cut)]);
    expect(json).toEqual({ stored: 1, duplicates: 0, rejected: 1 });
    expect(services.rejected).toMatchObject([
      { rejectionId: 'weatherstrüm/0/7', reason: 'NOT_BASE64', value: 'JQ==' },
    ]);
  });

  it('accepts an empty batch without calling the database', async () => {
    expect(await container.call([Buffer.from('[]')])).toEqual({
      status: 200,
      json: { stored: 0, duplicates: 0, rejected: 0 },
    });
    expect(services.requests).not.toContain('POST /ords/demo/ingest/observations');
  });

  it('fails on a body that is no batch, and lives on', async () => {
    const { status, json } = await container.call([Buffer.from('[{"value":')]);
    expect({ status, json }).toMatchObject({
      status: 502,
      json: { detail: expect.stringMatching(/^InvocationError: BATCH_UNREADABLE: /) as string },
    });
    expect(await container.call([Buffer.from('[]')])).toMatchObject({ status: 200 });
  });

  it('takes up a rotated secret when the old one is refused', async () => {
    await container.call([buildBody([buildEntry(1)])]);
    services.secrets['ocid1.vaultsecret.secret'] = 'second';
    services.acceptedSecret = 'second';
    expect(await container.call([buildBody([buildEntry(2)])])).toMatchObject({
      status: 200,
      json: { stored: 1 },
    });
  });

  it('fails without a word of the secret when the token endpoint refuses it', async () => {
    services.acceptedSecret = 'another';
    const { status, json } = await container.call([buildBody([buildEntry(1)])]);
    expect(status).toBe(502);
    expect(JSON.stringify(json)).toContain('ORDS_UNAUTHORIZED');
    expect(JSON.stringify(json)).not.toContain('first-secret');
  });

  it('does not begin what it cannot end before the deadline', async () => {
    const { status, json } = await container.call([buildBody([buildEntry(1)])], {
      'Fn-Deadline': '2020-01-01T00:00:00Z',
    });
    expect({ status, text: JSON.stringify(json) }).toMatchObject({
      status: 502,
      text: expect.stringContaining('DEADLINE_NEAR') as string,
    });
    expect(services.rows.size).toBe(0);
  });

  it('writes one JSON line about a batch', async () => {
    await container.call([buildBody([buildEntry(1)])], { 'Fn-Call-Id': 'call-1' });
    const lines = container
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toContainEqual(
      expect.objectContaining({
        event: 'batch',
        messages: 1,
        stored: 1,
        duplicates: 0,
        rejected: 0,
        callId: 'call-1',
      }),
    );
  });
});

describe('the bundle without its configuration', () => {
  it('names every setting that is missing, without a stack trace, and ends with 2', async () => {
    const container = await startContainer(bundle.path, {});
    expect(await container.exited).toBe(2);
    for (const setting of [
      'ORDS_URL',
      'CLIENT_ID_SECRET_ID',
      'CLIENT_SECRET_SECRET_ID',
      'REJECTED_STREAM_ID',
    ]) {
      expect(container.output()).toContain(setting);
    }
    expect(container.output()).not.toContain('    at ');
  });
});
