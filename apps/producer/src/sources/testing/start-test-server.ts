import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of a test, and the requests that it got. */
export interface TestServer {
  url: string;
  requests: IncomingMessage[];
  /** Resolves when request number `count` has come. */
  requestCount(count: number): Promise<void>;
  /** Closes connections on which nothing is under way, as servers do after a while. */
  closeIdleConnections(): void;
}

const running: { close(): Promise<void> }[] = [];

/** Stops every server that the tests of this file started. */
export async function stopTestServers(): Promise<void> {
  await Promise.all(running.splice(0).map((server) => server.close()));
}

/** Starts a server on the loopback interface; {@link stopTestServers} ends it. */
export async function startTestServer(
  answer: (request: IncomingMessage, response: ServerResponse, number: number) => void,
): Promise<TestServer> {
  const requests: IncomingMessage[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const listener: RequestListener = (request, response) => {
    requests.push(request);
    answer(request, response, requests.length);
    for (const { count, resolve } of waiting) if (requests.length >= count) resolve();
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  running.push({
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    requestCount: (count) =>
      new Promise((resolve) => {
        if (requests.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    closeIdleConnections: () => server.closeIdleConnections(),
  };
}
