import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StreamSummary } from '../look-up-stream';

/** A control plane of Streaming that knows these streams, without looking at signatures. */
export interface FakeDirectory {
  url: string;
  /** Paths and queries that were asked for. */
  asked: string[];
  close(): Promise<void>;
}

/** Starts a {@link FakeDirectory} on loopback; its first `failures` answers are 503. */
export async function startFakeDirectory(streams: StreamSummary[], failures = 0): Promise<FakeDirectory> {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://directory');
    asked.push(`${url.pathname}${url.search}`);
    response.setHeader('opc-request-id', `R${asked.length}`);
    const [, , , id] = url.pathname.split('/');
    const found = streams.filter((stream) =>
      id === undefined
        ? stream.name === url.searchParams.get('name') &&
          stream.streamPoolId === url.searchParams.get('streamPoolId')
        : stream.id === id,
    );
    if (asked.length <= failures) {
      response.writeHead(503).end('{"code":"ServiceUnavailable","message":"later"}');
    } else if (id !== undefined && found.length === 0) {
      response.writeHead(404).end('{"code":"NotAuthorizedOrNotFound","message":"no such stream"}');
    } else {
      response.end(JSON.stringify(id === undefined ? found : found[0]));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
