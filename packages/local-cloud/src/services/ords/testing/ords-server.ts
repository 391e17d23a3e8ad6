import { silentLogger } from '../../../testing/silent-logger';
import { createManualClock, type ManualClock } from '@weather-stream/service-kit';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as startRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OciRequest, Operation } from '../../../server/operation';
import { createOrds, type Ords } from '../create-ords';
import type { OrdsDatabaseResource } from '../types';
import { bootstrapRequests, bootstrapSecrets } from './bootstrap-statements';
import { copyBootstrappedFile } from './copy-bootstrapped-file';

/** An answer of the server, its body read. */
export interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
  /** The body as JSON; `undefined` when it is not. */
  json: Record<string, unknown> & { items?: Record<string, unknown>[] };
}

/** A bare HTTP server with nothing but ORDS. */
export interface OrdsServer {
  ords: Ords;
  clock: ManualClock;
  resource: OrdsDatabaseResource;
  /** Sends a request to a path below `…/ords/`. */
  send(method: string, path: string, headers?: Record<string, string>, body?: string): Promise<Answer>;
  /** Runs a statement by REST-enabled SQL and answers its item. */
  sql(user: string, statementText: string, binds?: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** A bearer header for the bootstrapped client. */
  bearer(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

/** The password of ADMIN in tests. */
export const adminPassword = 'Weather-Root-2026';

const unique = 'tests-weatherdb';

/** `Authorization: Basic` for a name and a secret. */
export const basic = (name: string, secret: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`,
});

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Finds an operation as the router of the local cloud does: the most literal path wins. */
function findRoute(operations: readonly Operation[], method: string, path: string) {
  const segments = path.split('/').filter((segment) => segment !== '');
  const routes = operations.flatMap((operation) => {
    const names = operation.path.split('/').slice(1);
    if (operation.method !== method || names.length !== segments.length) return [];
    if (!names.every((name, at) => name.startsWith(':') || name === segments[at])) return [];
    const params = names.flatMap((name, at) =>
      name.startsWith(':') ? [[name.slice(1), decodeURIComponent(segments[at] ?? '')]] : [],
    );
    return [{ operation, params: Object.fromEntries(params) as Record<string, string> }];
  });
  return routes.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
}

function listen(ords: Ords): Promise<Server> {
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
      const { method = '', headers } = request;
      const body = await readAll(request);
      const route = findRoute(ords.operations, method, pathname);
      if (route === undefined) {
        response.writeHead(404).end();
        return;
      }
      const call: OciRequest = {
        method,
        path: decodeURIComponent(pathname),
        params: route.params,
        query: searchParams,
        headers,
        body,
        principal: { kind: 'anonymous' },
        opcRequestId: 'request-of-tests',
        signal: new AbortController().signal,
      };
      const answer = await route.operation.handle(call);
      response.writeHead(answer.status, answer.headers).end(answer.body);
    })();
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function createSend(port: number): OrdsServer['send'] {
  return (method, path, headers = {}, body = '') =>
    new Promise((resolve, reject) => {
      const sent = startRequest(
        { port, method, path: `/adb/${unique}/ords/${path}`, headers },
        (response: IncomingMessage) => {
          readAll(response).then((bytes) => {
            const text = bytes.toString('utf8');
            const isJson = (response.headers['content-type'] ?? '').includes('json');
            const json = (isJson ? JSON.parse(text) : {}) as Answer['json'];
            resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
          }, reject);
        },
      );
      sent.on('error', reject).end(body);
    });
}

const passwordOf = (user: string): string =>
  user === 'ADMIN' ? adminPassword : bootstrapSecrets.demoPassword;

/** Starts ORDS with one empty database on a port of its own. */
export async function startOrdsServer(existing?: string): Promise<OrdsServer & { folder: string }> {
  const folder = existing ?? (await mkdtemp(join(tmpdir(), 'ords-')));
  const clock = createManualClock();
  const resource = { id: 'ocid1.database', dbName: 'weatherdb', adminPassword, lifecycleState: 'AVAILABLE' };
  const ords = createOrds({
    folder,
    clock,
    logger: silentLogger,
    findDatabase: (name) => (name === unique ? resource : undefined),
    limits: { memoryMiB: 256, threads: 1 },
  });
  const server = await listen(ords);
  const send = createSend((server.address() as AddressInfo).port);
  const sql: OrdsServer['sql'] = async (user, statementText, binds = {}) => {
    const list = Object.entries(binds).map(([name, value]) => ({ name, data_type: 'VARCHAR', value }));
    const headers = { ...basic(user, passwordOf(user)), 'content-type': 'application/json' };
    const body = JSON.stringify({ statementText, binds: list });
    return (await send('POST', `${user.toLowerCase()}/_/sql`, headers, body)).json.items?.[0] ?? {};
  };
  return {
    folder,
    ords,
    clock,
    resource,
    send,
    sql,
    bearer: async () => {
      const headers = { ...basic(bootstrapSecrets.clientId, bootstrapSecrets.clientSecret), ...formType };
      const { json } = await send('POST', 'demo/oauth/token', headers, 'grant_type=client_credentials');
      return { authorization: `Bearer ${String(json.access_token)}` };
    },
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      await ords.close();
      if (existing === undefined) await rm(folder, { recursive: true });
    },
  };
}

const formType = { 'content-type': 'application/x-www-form-urlencoded' };

/** Bootstraps the database over HTTP; throws what the first failed statement says. */
export async function bootstrapOver(server: OrdsServer): Promise<void> {
  for (const { user, text, binds } of bootstrapRequests()) {
    const item = await server.sql(user, text, binds);
    if (item.errorCode !== undefined) throw new Error(`${String(item.errorDetails)} in: ${text}`);
  }
}

/** Starts ORDS with one bootstrapped database. */
export async function startBootstrappedServer(): Promise<OrdsServer> {
  const folder = await copyBootstrappedFile(`${unique}.duckdb`);
  const server = await startOrdsServer(folder);
  return { ...server, close: () => server.close().then(() => rm(folder, { recursive: true })) };
}
