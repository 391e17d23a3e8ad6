import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttp } from './create-http';

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

async function setUp(listener: RequestListener) {
  const server: Server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const http = createHttp();
  closers.push(http.close, () => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
  return { call: http.call, url, server };
}

describe(createHttp, () => {
  it('sends and reads UTF-8, over one connection that it keeps', async () => {
    const ports = new Set<number | undefined>();
    const { call, url } = await setUp((request, response) => {
      ports.add(request.socket.remotePort);
      response.setHeader('X-Length', request.headers['content-length'] ?? '');
      request.pipe(response);
    });
    for (const body of ['Zürich', '☂']) {
      const answer = await call({ method: 'POST', url, headers: {}, body });
      expect(answer).toMatchObject({
        status: 200,
        body,
        headers: { 'x-length': String(Buffer.byteLength(body)) },
      });
    }
    expect(ports.size).toBe(1);
  });

  it('ends an exchange when told to', async () => {
    const stop = new AbortController();
    const { call, url } = await setUp(() => stop.abort(new Error('enough')));
    await expect(call({ method: 'GET', url, headers: {}, signal: stop.signal })).rejects.toMatchObject({
      code: 'OCI_CANCELLED',
    });
  });

  /** Answers once on every connection and hangs up on the second request. */
  const hangUpOnSecond = (): { listener: RequestListener; count: () => number } => {
    const seen = new WeakSet();
    let requests = 0;
    return {
      count: () => requests,
      listener: (request, response) => {
        requests += 1;
        if (seen.has(request.socket)) request.socket.destroy();
        else response.end('ok');
        seen.add(request.socket);
      },
    };
  };

  it('repeats a repeatable request whose kept connection turned out to be dead', async () => {
    const { listener, count } = hangUpOnSecond();
    const { call, url } = await setUp(listener);
    const request = { method: 'POST', url, headers: {}, body: '[]', repeatable: true } as const;
    await call(request);
    expect(await call(request)).toMatchObject({ body: 'ok' });
    expect(count()).toBe(3);
  });

  it('does not repeat any other', async () => {
    const { listener, count } = hangUpOnSecond();
    const { call, url } = await setUp(listener);
    const request = { method: 'POST', url, headers: {}, body: '[]' } as const;
    await call(request);
    await expect(call(request)).rejects.toMatchObject({ code: 'OCI_CONNECTION_LOST' });
    expect(count()).toBe(2);
  });
});
