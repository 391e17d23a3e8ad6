import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Vault, ORDS and the rejected stream on one loopback port, as far as the function talks to them. */
export interface FakeServices {
  url: string;
  /** Method and path of every request, in order. */
  requests: string[];
  /** What the Vault holds, by secret id. */
  secrets: Record<string, string>;
  /** The client secret that the token endpoint accepts. */
  acceptedSecret: string;
  /** Rows of the table, by id. */
  rows: Map<string, unknown>;
  /** Values of the messages on the rejected stream, decoded. */
  rejected: Record<string, unknown>[];
  close: () => void;
}

interface Answer {
  status: number;
  json: unknown;
}

const ok = (json: unknown): Answer => ({ status: 200, json });
const refuse = (status: number): Answer => ({ status, json: { code: 'Refused', message: 'no' } });

function readSecret(fake: FakeServices, request: IncomingMessage, path: string): Answer {
  if (request.headers.authorization?.startsWith('Signature version="1",keyId="ST$') !== true)
    return refuse(401);
  const secret = fake.secrets[path.split('/').at(-1) ?? ''];
  if (secret === undefined) return refuse(404);
  const content = Buffer.from(secret).toString('base64');
  return ok({ secretBundleContent: { contentType: 'BASE64', content } });
}

function giveToken(fake: FakeServices, request: IncomingMessage): Answer {
  const expected = Buffer.from(
    `${fake.secrets['ocid1.vaultsecret.id'] ?? ''}:${fake.acceptedSecret}`,
  ).toString('base64');
  if (request.headers.authorization !== `Basic ${expected}`) return refuse(401);
  return ok({ access_token: `token-for-${fake.acceptedSecret}`, token_type: 'bearer', expires_in: 3600 });
}

function store(fake: FakeServices, request: IncomingMessage, body: Buffer): Answer {
  if (request.headers.authorization !== `Bearer token-for-${fake.acceptedSecret}`) return refuse(401);
  const rows = JSON.parse(body.toString('utf8')) as { id: string }[];
  const fresh = rows.filter(({ id }) => !fake.rows.has(id));
  for (const row of fresh) fake.rows.set(row.id, row);
  return ok({ stored: fresh.length, duplicates: rows.length - fresh.length });
}

function put(fake: FakeServices, body: Buffer): Answer {
  const { messages } = JSON.parse(body.toString('utf8')) as { messages: { value: string }[] };
  for (const { value } of messages) {
    const text = Buffer.from(value, 'base64').toString('utf8');
    fake.rejected.push(JSON.parse(text) as Record<string, unknown>);
  }
  return ok({
    failures: 0,
    entries: messages.map((_message, offset) => ({ partition: '0', offset, timestamp: 't' })),
  });
}

async function respond(fake: FakeServices, request: IncomingMessage): Promise<Answer> {
  const path = request.url ?? '';
  fake.requests.push(`${request.method ?? ''} ${path}`);
  const body = await buffer(request);
  if (path.startsWith('/20190301/secretbundles/')) return readSecret(fake, request, path);
  if (path === '/ords/demo/oauth/token') return giveToken(fake, request);
  if (path === '/ords/demo/ingest/observations') return store(fake, request, body);
  if (path === '/20180418/streams/ocid1.stream.rejected/messages') return put(fake, body);
  return refuse(501);
}

/** Starts {@link FakeServices} with a client id and the secret `first`. */
export async function startFakeServices(): Promise<FakeServices> {
  const fake: FakeServices = {
    url: '',
    requests: [],
    secrets: { 'ocid1.vaultsecret.id': 'client-id', 'ocid1.vaultsecret.secret': 'first-secret' },
    acceptedSecret: 'first-secret',
    rows: new Map(),
    rejected: [],
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  const server = createServer((request, response) => {
    void respond(fake, request).then(({ status, json }) => {
      response.writeHead(status, { 'content-type': 'application/json', 'opc-request-id': 'request-1' });
      response.end(JSON.stringify(json));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return fake;
}
