import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** One request as a test server received it. */
export interface ReceivedRequest {
  method: string;
  /** Path and query exactly as they were sent. */
  target: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** A server on loopback that records what it gets. */
export interface TestServer {
  url: string;
  received: ReceivedRequest[];
  /** Sockets it has accepted so far. */
  sockets: Socket[];
}

/** What the server does with the n-th request (0 the first), read whole. */
export type Answer = (request: ReceivedRequest, response: http.ServerResponse, index: number) => void;

const closers: (() => Promise<void>)[] = [];

/** Starts a server; {@link closeServers} in `afterEach` ends all. */
export async function startServer(answer: Answer): Promise<TestServer> {
  const received: ReceivedRequest[] = [];
  const sockets: Socket[] = [];
  const server = http.createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming;
      received.push({ method, target: url, headers, body: Buffer.concat(chunks).toString() });
      const request = received.at(-1);
      if (request !== undefined) answer(request, response, received.length - 1);
    });
  });
  server.on('connection', (socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received, sockets };
}

/** Ends every server that was started since the last time. */
export async function closeServers(): Promise<void> {
  await Promise.all(closers.splice(0).map((close) => close()));
}
