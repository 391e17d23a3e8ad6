import { connect } from 'node:net';
import { once } from 'node:events';
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

  it('says which port is taken, and the way out', async () => {
    const port = Number(new URL(cloud.url).port);
    const { startLocalCloud } = await import('../src');
    const second = startLocalCloud({
      stateFolder: cloud.stateFolder,
      port,
      apiKeys: [],
      images: {},
      logger: {
        debug: () => undefined,
        info: () => undefined,
        warn: () => undefined,
        error: () => undefined,
      },
    });
    await expect(second).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      retriable: false,
      message: expect.stringContaining(String(port)) as string,
    });
  });
});
