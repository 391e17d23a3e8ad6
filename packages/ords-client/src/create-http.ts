import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import type { HttpCall, HttpRequest, HttpResponse } from './http';

/** Settings of {@link createHttp}. */
export interface HttpOptions {
  /** How long an exchange may take from the first byte out to the last byte in, in milliseconds. @default 15000 */
  timeoutMs?: number;
  /** How many connections may be open to one host. @default 4, since a managed ORDS has a small fixed pool */
  maxConnections?: number;
}

/** An {@link HttpCall} over Node's own clients, and the way to let go of its connections. */
export interface Http {
  call: HttpCall;
  /** Closes idle connections. */
  close: () => void;
}

interface Agents {
  http: http.Agent;
  https: https.Agent;
}

/** Internal: a kept connection had already been closed by the other side. */
class StaleConnectionError extends Error {}

function send(request: HttpRequest, agents: Agents, timeoutMs: number): Promise<HttpResponse> {
  const { method, url, headers, body, signal } = request;
  const secure = url.startsWith('https:');
  return new Promise((resolve, reject) => {
    const outgoing = (secure ? https : http).request(url, {
      method,
      ...(signal !== undefined && { signal }),
      agent: secure ? agents.https : agents.http,
      headers:
        body === undefined ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    });
    const timer = setTimeout(() => {
      const timeout = new Error(`no complete answer from ${new URL(url).host} within ${timeoutMs} ms`);
      outgoing.destroy(Object.assign(timeout, { code: 'ETIMEDOUT' }));
    }, timeoutMs);
    const fail = (error: Error & { code?: string }) => {
      clearTimeout(timer);
      const stale = outgoing.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
      reject(stale && request.repeatable === true ? new StaleConnectionError() : error);
    };
    outgoing.on('error', fail);
    outgoing.on('response', (incoming: IncomingMessage) => {
      text(incoming).then((content) => {
        clearTimeout(timer);
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: content });
      }, fail);
    });
    outgoing.end(body);
  });
}

/** Makes an {@link HttpCall} with keep-alive connections and a time-out, out of nothing but Node. */
export function createHttp({ timeoutMs = 15_000, maxConnections = 4 }: HttpOptions = {}): Http {
  const agentOptions = { keepAlive: true, maxSockets: maxConnections };
  const agents: Agents = { http: new http.Agent(agentOptions), https: new https.Agent(agentOptions) };
  return {
    call: async (request) => {
      try {
        return await send(request, agents, timeoutMs);
      } catch (error) {
        if (!(error instanceof StaleConnectionError)) throw error;
        return await send(request, agents, timeoutMs);
      }
    },
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}
