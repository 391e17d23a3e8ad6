import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { OciError } from '../errors';
import { silentLogger } from '../testing/silent-logger';
import { createRequestListener } from './handle-request';
import type { OciRequest, OciResponse, Operation } from './operation';
import { startHttpServer, type HttpServer } from './start-http-server';

describe(createRequestListener, () => {
  let server: HttpServer;
  let handle: (request: OciRequest) => OciResponse | Promise<OciResponse>;

  beforeAll(async () => {
    const build = (change: Partial<Operation> = {}): Operation => ({
      name: 'Wait',
      method: 'POST',
      path: '/wait',
      access: 'anonymous',
      handle: (request: OciRequest) => handle(request),
      ...change,
    });
    const operations: Record<string, Operation> = {
      '/wait': build(),
      '/stream': build({ streamsBody: true }),
      '/optional': build({ access: 'optional' }),
    };
    const listener = createRequestListener({
      route: (_method, path) => ({ operation: operations[path] ?? build(), params: {} }),
      authenticate: () => ({ kind: 'user', tenancyId: 'tenancy', userId: 'user' }),
      authorize: () => undefined,
      logger: silentLogger,
    });
    server = await startHttpServer({ host: '127.0.0.1', port: 0, listener });
  });
  afterAll(() => server.close());

  it('tells an operation that its caller has hung up', async () => {
    const called = new Promise<AbortSignal>((resolve) => {
      handle = ({ signal }) => {
        resolve(signal);
        return new Promise(() => undefined);
      };
    });
    const caller = connect(Number(new URL(server.url).port), '127.0.0.1');
    caller.write('POST /wait HTTP/1.1\r\nhost: cloud\r\ncontent-length: 2\r\n\r\nhi');
    const signal = await called;
    expect(signal.aborted).toBe(false);
    const aborted = once(signal, 'abort');
    caller.destroy();
    await aborted;
  });

  it('does not take a caller that has its answer for one that has hung up', async () => {
    const signals: AbortSignal[] = [];
    handle = ({ signal }) => {
      signals.push(signal);
      return { status: 200, body: { a: 1 } };
    };
    // When the second answer is there, the first response is closed.
    for (let call = 0; call < 2; call += 1) {
      const response = await fetch(`${server.url}/wait`, { method: 'POST' });
      expect(await response.json()).toEqual({ a: 1 });
    }
    expect(signals[0]?.aborted).toBe(false);
  });

  it('hands a body over as it comes to an operation that reads it itself', async () => {
    handle = async ({ body, bodyStream }) => {
      let length = 0;
      for await (const chunk of bodyStream ?? []) length += (chunk as Buffer).length;
      return { status: 200, body: { held: body.length, length } };
    };
    const response = await fetch(`${server.url}/stream`, {
      method: 'POST',
      body: Buffer.alloc(9 * 1024 * 1024),
    });
    expect(await response.json()).toEqual({ held: 0, length: 9 * 1024 * 1024 });
  });

  it('answers a caller whose body the operation does not want', async () => {
    handle = () => {
      throw new OciError(404, 'NotAuthorizedOrNotFound', 'no');
    };
    const response = await fetch(`${server.url}/stream`, { method: 'POST', body: Buffer.alloc(1024 * 1024) });
    expect(response.status).toBe(404);
  });

  it('sends a body as it is read, and only its headers for HEAD', async () => {
    handle = () => ({
      status: 200,
      headers: { 'content-type': 'text/plain', 'content-length': '4' },
      body: Readable.from(['ab', 'cd']),
    });
    const get = await fetch(`${server.url}/wait`, { method: 'POST' });
    expect(await get.text()).toBe('abcd');
    const head = await fetch(`${server.url}/wait`, { method: 'HEAD' });
    expect([head.headers.get('content-length'), await head.text()]).toEqual(['4', '']);
  });

  it('breaks the connection when a body cannot be read to its end', async () => {
    handle = () => ({
      status: 200,
      headers: { 'content-type': 'text/plain', 'content-length': '4' },
      body: new Readable({
        read() {
          this.destroy(new Error('disk'));
        },
      }),
    });
    await expect(
      fetch(`${server.url}/wait`, { method: 'POST' }).then((response) => response.text()),
    ).rejects.toThrow();
  });

  it('believes a signature where one may be given, and asks for none', async () => {
    handle = ({ principal }) => ({ status: 200, body: principal });
    const call = async (authorization: string): Promise<unknown> =>
      (await fetch(`${server.url}/optional`, { headers: { authorization } })).json();
    expect(await call('Signature version="1"')).toMatchObject({ kind: 'user' });
    expect(await call('Basic YTpi')).toEqual({ kind: 'anonymous' });
  });
});
