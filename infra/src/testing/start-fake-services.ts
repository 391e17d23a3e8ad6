import {
  createPublicKey,
  createVerify,
  generateKeyPairSync,
  X509Certificate,
  type KeyObject,
} from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from './make-certificate';

/** What a service answers. */
export interface FakeAnswer {
  status?: number;
  body?: string;
}

/** Metadata service, federation endpoint and whatever else a machine calls, on one port. */
export interface FakeServices {
  url: string;
  /** Method and path of every call but those of signing in. */
  calls: string[];
  /** Bodies of these calls. */
  bodies: string[];
  /** Says what a path answers; a path that is not told answers 404. */
  answers: Record<string, FakeAnswer | undefined>;
  /** How often somebody has signed in. */
  signIns: () => number;
  /** Seconds that the next tokens are good for. @default 1200 */
  tokenLifeSeconds: number;
  close: () => Promise<void>;
}

const tenancyId = 'ocid1.tenancy.oc1..acme';
const machine = makeCertificate(tenancyId);

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

/** Whether a request is signed by a key, over all that it says to have signed. */
function isSigned(request: IncomingMessage, key: KeyObject): boolean {
  const header = request.headers.authorization ?? '';
  const [names = '', signature = ''] = ['headers', 'signature'].map(
    (field) => new RegExp(`${field}="([^"]+)"`).exec(header)?.[1] ?? '',
  );
  const lines = names.split(' ').map((name) => {
    const target = `${(request.method ?? '').toLowerCase()} ${request.url ?? ''}`;
    return `${name}: ${name === '(request-target)' ? target : String(request.headers[name])}`;
  });
  return createVerify('sha256').update(lines.join('\n')).verify(key, signature, 'base64');
}

const keyIdOf = (request: IncomingMessage): string =>
  /keyId="([^"]+)"/.exec(request.headers.authorization ?? '')?.[1] ?? '';

const toPem = (base64: string): string => `-----BEGIN PUBLIC KEY-----\n${base64}\n-----END PUBLIC KEY-----\n`;

/** Starts {@link FakeServices}. They refuse whoever has not signed in with the machine's certificate. */
export async function startFakeServices(): Promise<FakeServices> {
  const { key, certificate } = machine;
  const leaf = new X509Certificate(certificate);
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
  const sessions = new Map<string, KeyObject>();
  const files: Record<string, string> = { cert: certificate, key, intermediate: certificate };

  const signIn = (request: IncomingMessage, body: string): FakeAnswer => {
    const isKnown = keyIdOf(request) === `${tenancyId}/fed-x509/${leaf.fingerprint}`;
    if (!isKnown || !isSigned(request, leaf.publicKey)) return { status: 401 };
    const { publicKey } = JSON.parse(body) as { publicKey: string };
    const exp = Math.floor(Date.now() / 1000) + fake.tokenLifeSeconds;
    const payload = Buffer.from(JSON.stringify({ exp, n: sessions.size })).toString('base64url');
    const token = `e30.${payload}.sig`;
    sessions.set(`ST$${token}`, createPublicKey(toPem(publicKey)));
    return { body: JSON.stringify({ token }) };
  };

  const respond = (request: IncomingMessage, body: string): FakeAnswer => {
    const path = request.url ?? '';
    const file = /^\/opc\/v2\/identity\/(\w+)\.pem$/.exec(path)?.[1];
    if (file !== undefined) {
      return request.headers.authorization === 'Bearer Oracle'
        ? { body: files[file] ?? '' }
        : { status: 401 };
    }
    if (path === '/v1/x509') return signIn(request, body);
    fake.calls.push(`${request.method ?? ''} ${path}`);
    fake.bodies.push(body);
    if (!isSigned(request, sessions.get(keyIdOf(request)) ?? other)) return { status: 401 };
    return fake.answers[path] ?? { status: 404, body: '{"code":"NotAuthorizedOrNotFound","message":"no"}' };
  };

  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const answer = respond(request, body);
      response.writeHead(answer.status ?? 200).end(answer.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeServices = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: [],
    bodies: [],
    answers: {},
    signIns: () => sessions.size,
    tokenLifeSeconds: 1200,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}
