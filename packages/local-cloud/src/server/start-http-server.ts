import { randomBytes } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { LocalCloudStartError } from '../errors';

/** Settings of {@link startHttpServer}. */
export interface HttpServerOptions {
  /** Address to listen on. */
  host: string;
  /** Port to listen on; 0 takes a free one. */
  port: number;
  listener: RequestListener;
}

/** A server that listens. */
export interface HttpServer {
  /** Like `http://127.0.0.1:8080`, without a slash at the end. */
  url: string;
  /** Lets requests under way finish, closes every connection, and resolves when none is left. */
  close(): Promise<void>;
}

/** How long requests under way may take once the server is told to close. */
const closeGraceMs = 1000;

/** Longer than the idle time of clients' pools, so that the client closes first and no request meets a closing socket. */
const keepAliveTimeoutMs = 75_000;

/** What is not HTTP never reaches a listener: it gets the same error body by hand. */
function refuseMalformed(_error: Error, socket: Duplex): void {
  if (!socket.writable) return;
  const body = JSON.stringify({ code: 'CannotParseRequest', message: 'The request is not valid HTTP/1.1.' });
  const head = [
    'HTTP/1.1 400 Bad Request',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    `opc-request-id: ${randomBytes(16).toString('hex').toUpperCase()}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function toStartError(error: NodeJS.ErrnoException, { host, port }: HttpServerOptions): Error {
  if (error.code !== 'EADDRINUSE') return error;
  const message =
    `Port ${port} of ${host} is taken by another process. Stop that process (another local cloud?) ` +
    'or choose another port; 0 takes a free one.';
  return new LocalCloudStartError('PORT_TAKEN', message, error);
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), closeGraceMs);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });

/**
 * Starts the one HTTP server.
 *
 * @throws LocalCloudStartError `PORT_TAKEN`
 */
export function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { host, port, listener } = options;
  const server = createServer({ keepAliveTimeout: keepAliveTimeoutMs }, listener);
  server.on('clientError', refuseMalformed);
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(toStartError(error, options)));
    server.listen(port, host, () => {
      const { port: actualPort } = server.address() as AddressInfo;
      const authority = host.includes(':') ? `[${host}]` : host;
      resolve({ url: `http://${authority}:${actualPort}`, close: () => closeServer(server) });
    });
  });
}
