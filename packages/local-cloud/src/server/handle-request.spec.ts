import { once } from 'node:events';
import { connect } from 'node:net';
import { silentLogger } from '../testing/silent-logger';
import { createRequestListener } from './handle-request';
import type { OciRequest, OciResponse } from './operation';
import { startHttpServer, type HttpServer } from './start-http-server';

describe(createRequestListener, () => {
  let server: HttpServer;
  let handle: (request: OciRequest) => OciResponse | Promise<OciResponse>;

  beforeAll(async () => {
    const operation = {
      name: 'Wait',
      method: 'POST',
      path: '/wait',
      access: 'anonymous',
      handle: (request: OciRequest) => handle(request),
    } as const;
    const listener = createRequestListener({
      route: () => ({ operation, params: {} }),
      authenticate: () => ({ kind: 'anonymous' }),
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
});
