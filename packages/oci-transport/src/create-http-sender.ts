import http from 'node:http';
import https from 'node:https';
import type { TLSSocket } from 'node:tls';
import { systemClock, type Clock } from '@weather-stream/service-kit';
import { toConnectionError, type ConnectionStage } from './to-connection-error';

/** Settings of {@link createHttpSender}. */
export interface HttpSenderOptions {
  /** Longest wait for a connection, in milliseconds. @default 10000 */
  connectTimeoutMs?: number;
  /** Longest wait for the whole answer, connection included, in milliseconds. @default 30000 */
  requestTimeoutMs?: number;
  /** How many connections a host may have at once; further requests wait their turn. @default 16 */
  maxConnections?: number;
  /** Whose time the time-outs are. @default systemClock */
  clock?: Clock;
}

/** One request, its headers complete. */
export interface HttpRequest {
  /** What the request is for, in messages: an operation's name. */
  operation: string;
  method: string;
  url: URL;
  headers: Record<string, string>;
  body?: string | Uint8Array | undefined;
  /** Whether sending it twice does no harm, so that a kept connection found dead is replaced. @default GET and HEAD are */
  repeatable?: boolean | undefined;
  /** Instead of the sender's `requestTimeoutMs`. */
  timeoutMs?: number | undefined;
  /** Ends the request; {@link OciConnectionError} `OCI_CANCELLED` is thrown. */
  signal?: AbortSignal | undefined;
}

/** One answer, read whole. */
export interface HttpResponse {
  status: number;
  statusText: string;
  /** Names in lower case; what came more than once is joined by a comma. */
  headers: Record<string, string>;
  body: Buffer;
}

/** Sends requests over connections that are kept. */
export interface HttpSender {
  /** @throws OciConnectionError */
  send(request: HttpRequest): Promise<HttpResponse>;
  /** Closes idle connections. Requests under way are not waited for. */
  close(): void;
}

/** Makes an {@link HttpSender}: plain `node:http` and `node:https`, keep-alive, nothing global. */
export function createHttpSender(options: HttpSenderOptions = {}): HttpSender {
  const settings = {
    connectTimeoutMs: options.connectTimeoutMs ?? 10_000,
    requestTimeoutMs: options.requestTimeoutMs ?? 30_000,
    clock: options.clock ?? systemClock,
  };
  const agentOptions = { keepAlive: true, maxSockets: options.maxConnections ?? 16 };
  const agents = { http: new http.Agent(agentOptions), https: new https.Agent(agentOptions) };
  return {
    send: async (request) => {
      const agent = request.url.protocol === 'https:' ? agents.https : agents.http;
      try {
        return await exchange(request, agent, settings);
      } catch (error) {
        if (!(error instanceof StaleConnectionError)) throw error;
        return exchange(request, agent, settings);
      }
    },
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

/** Internal: a kept connection was closed by the other side before it saw a request that is safe to repeat. */
class StaleConnectionError extends Error {}

const safeToRepeat = new Set(['GET', 'HEAD']);

type Settings = Required<Omit<HttpSenderOptions, 'maxConnections'>>;

function exchange(
  request: HttpRequest,
  agent: http.Agent | https.Agent,
  settings: Settings,
): Promise<HttpResponse> {
  const { method, url, headers, body, signal, operation, repeatable = safeToRepeat.has(method) } = request;
  return new Promise((resolve, reject) => {
    const stage: ConnectionStage = { connected: false, address: undefined };
    const transport = url.protocol === 'https:' ? https : http;
    const outgoing = transport.request(url, { method, headers, agent });
    const stopWatching = watchTime(outgoing, stage, request, settings);
    const fail = (error: unknown) => {
      stopWatching();
      const reset = (error as NodeJS.ErrnoException).code === 'ECONNRESET';
      if (reset && outgoing.reusedSocket && repeatable && signal?.aborted !== true) {
        reject(new StaleConnectionError());
      } else {
        reject(toConnectionError(error, { operation, host: url.host, stage, signal }));
      }
    };
    outgoing.on('socket', (socket) => followConnection(socket, stage, url.protocol === 'https:'));
    outgoing.on('error', fail);
    outgoing.on('response', (incoming) => {
      readWhole(incoming).then((read) => {
        stopWatching();
        resolve(read);
      }, fail);
    });
    outgoing.end(body);
  });
}

function followConnection(socket: TLSSocket | NodeJS.Socket, stage: ConnectionStage, secure: boolean): void {
  if ('connecting' in socket && !socket.connecting) {
    // A kept connection: listeners would gather on it with every request.
    stage.connected = true;
    return;
  }
  socket.once('lookup', (_error: Error | null, address?: string) => {
    stage.address = address;
  });
  socket.once(secure ? 'secureConnect' : 'connect', () => {
    stage.connected = true;
  });
}

/** Destroys the request when a time-out passes or the caller gives up. @returns ends the watch */
function watchTime(
  outgoing: http.ClientRequest,
  stage: ConnectionStage,
  { timeoutMs, signal }: HttpRequest,
  { clock, connectTimeoutMs, requestTimeoutMs }: Settings,
): () => void {
  const watch = new AbortController();
  const end = (reason: Error) => {
    stage.endedBy ??= reason;
    outgoing.destroy(reason);
  };
  const giveUp = () => end(new Error('given up by the caller'));
  const after = (durationMs: number, isOver: () => boolean) => {
    const due = () => {
      if (isOver()) {
        end(Object.assign(new Error(`no answer within ${durationMs} ms`), { code: 'ETIMEDOUT' }));
      }
    };
    clock.sleep(durationMs, watch.signal).then(due, () => undefined);
  };
  const wholeMs = timeoutMs ?? requestTimeoutMs;
  after(Math.min(connectTimeoutMs, wholeMs), () => !stage.connected);
  after(wholeMs, () => true);
  if (signal?.aborted === true) giveUp();
  signal?.addEventListener('abort', giveUp, { once: true });
  return () => {
    watch.abort();
    signal?.removeEventListener('abort', giveUp);
  };
}

async function readWhole(incoming: http.IncomingMessage): Promise<HttpResponse> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    status: incoming.statusCode ?? 0,
    statusText: incoming.statusMessage ?? '',
    headers,
    body: Buffer.concat(chunks),
  };
}
