import { connect } from 'node:net';
import { once } from 'node:events';
import { startLocalCloud } from '../src';
import { silentLogger } from '../src/testing/silent-logger';
import { startTestCloud, type TestCloud } from './start-test-cloud';

const errorBody = (code: string): unknown => ({ code, message: expect.any(String) as string });

describe('the wire contract of every service', () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await startTestCloud();
  });
  afterAll(() => cloud.dispose());

  it('sends the caller’s opc-request-id back', async () => {
    const headers = { 'opc-request-id': 'mine' };
    const response = await fetch(`${cloud.url}/local-cloud/status`, { headers });
    expect(response.headers.get('opc-request-id')).toBe('mine');
  });

  it('makes an opc-request-id where the caller has none, also for errors', async () => {
    const response = await fetch(`${cloud.url}/nowhere`);
    expect(response.headers.get('opc-request-id')).toMatch(/^[0-9A-F]{32}$/);
  });

  it.each([
    ['an unknown path', 'GET', '/nowhere', 404, 'NotFound'],
    ['a method that the path has not', 'POST', '/local-cloud/status', 405, 'MethodNotAllowed'],
    ['a path that is not percent-encoded', 'GET', '/local-cloud/%zz', 400, 'CannotParseRequest'],
  ])('answers %s with an error body of code and message', async (_what, method, path, status, code) => {
    const response = await fetch(`${cloud.url}${path}`, { method });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual(errorBody(code));
  });

  it('answers what is not HTTP with 400 and the same error body', async () => {
    const socket = connect(Number(new URL(cloud.url).port), '127.0.0.1');
    socket.end('this is not http\r\n\r\n');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(socket, 'close');
    const [head = '', body = ''] = Buffer.concat(chunks).toString().split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1.1 400 .*opc-request-id: [0-9A-F]{32}/s);
    expect(JSON.parse(body)).toEqual(errorBody('CannotParseRequest'));
  });

  it('answers HEAD like GET, without the body', async () => {
    const response = await fetch(`${cloud.url}/local-cloud/status`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0);
    expect(await response.text()).toBe('');
  });

  it('refuses a call without a signature', async () => {
    const response = await fetch(`${cloud.url}/20180418/streams?compartmentId=${cloud.tenancyId}`);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual(errorBody('NotAuthenticated'));
  });

  it('refuses a body that is larger than the operation takes, and goes on with the next call', async () => {
    const body = Buffer.alloc(9 * 1024 * 1024);
    const response = await fetch(`${cloud.url}/local-cloud/clock`, { method: 'PUT', body });
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual(errorBody('RequestEntityTooLarge'));
    expect((await fetch(`${cloud.url}/local-cloud/status`)).status).toBe(200);
  });

  it.each(['{', '[]', '"x"', '{"offsetMs":"1"}', '{"timeScale":0}', '{"offset":1}', '\u0000'])(
    'refuses the clock adjustment %s',
    async (body) => {
      const response = await fetch(`${cloud.url}/local-cloud/clock`, { method: 'PUT', body });
      expect(response.status).toBe(400);
    },
  );

  it('keeps a clock adjustment over a restart', async () => {
    const readOffset = async (): Promise<unknown> =>
      ((await (await fetch(`${cloud.url}/local-cloud/clock`)).json()) as { offsetMs: unknown }).offsetMs;
    await fetch(`${cloud.url}/local-cloud/clock`, { method: 'PUT', body: '{"offsetMs":60000}' });
    await cloud.restart();
    expect(await readOffset()).toBe(60_000);
    await fetch(`${cloud.url}/local-cloud/clock`, { method: 'PUT', body: '{"offsetMs":0}' });
  });

  it('says which port is taken, and the way out', async () => {
    const port = Number(new URL(cloud.url).port);
    const second = startLocalCloud({
      stateFolder: cloud.stateFolder,
      port,
      apiKeys: [],
      images: {},
      logger: silentLogger,
    });
    await expect(second).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      retriable: false,
      message: expect.stringContaining(String(port)) as string,
    });
  });
});
