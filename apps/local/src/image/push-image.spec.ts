import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pushImage } from './push-image';
import type { BuiltImage } from './types';

const image: BuiltImage = {
  digest: 'sha256:manifest',
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  manifest: Buffer.from('{"manifest":true}'),
  blobs: [
    { digest: 'sha256:config', mediaType: 'config', content: Buffer.from('config') },
    { digest: 'sha256:layer', mediaType: 'layer', content: Buffer.from('layer') },
  ],
};

interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

/** Calls that came, as `METHOD path body`. */
let calls: string[];
let replies: Record<string, Reply>;
let server: Server;
let registryUrl: string;

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

beforeEach(async () => {
  calls = [];
  server = createServer((request, response) => {
    void readText(request).then((body) => {
      const { method = '', url = '', headers } = request;
      const name = `${method} ${url.split('?')[0] ?? ''}`;
      const authorization = /^\w+/.exec(headers.authorization ?? '')?.[0] ?? '-';
      calls.push([name, authorization, body].join(' ').trim());
      const reply = replies[name] ?? { status: 500, body: 'unexpected' };
      response.writeHead(reply.status, reply.headers).end(reply.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  registryUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const upload = { status: 202, headers: { location: '/v2/ns/repo/blobs/uploads/7?state=x' } };
  replies = {
    'GET /v2/': {
      status: 401,
      headers: { 'www-authenticate': `Bearer realm="${registryUrl}/token",service="local",scope=""` },
    },
    'GET /token': { status: 200, body: '{"token":"t"}' },
    'HEAD /v2/ns/repo/blobs/sha256:config': { status: 200 },
    'HEAD /v2/ns/repo/blobs/sha256:layer': { status: 404 },
    'POST /v2/ns/repo/blobs/uploads/': upload,
    'PUT /v2/ns/repo/blobs/uploads/7': { status: 201 },
    'PUT /v2/ns/repo/manifests/v1': { status: 201 },
  };
});
afterEach(() => new Promise((resolve) => void server.close(resolve)));

const push = () =>
  pushImage({
    ...{ registryUrl, image, repository: 'ns/repo', tag: 'v1' },
    credentials: { userName: 'ns/alice', password: 'pass:word' },
  });

describe(pushImage, () => {
  it('logs in, sends what is missing, and the manifest last', async () => {
    expect(await push()).toEqual({
      reference: `${new URL(registryUrl).host}/ns/repo:v1`,
      digest: 'sha256:manifest',
    });
    expect(calls).toEqual([
      'GET /v2/ -',
      'GET /token Basic',
      'HEAD /v2/ns/repo/blobs/sha256:config Bearer',
      'HEAD /v2/ns/repo/blobs/sha256:layer Bearer',
      'POST /v2/ns/repo/blobs/uploads/ Bearer',
      'PUT /v2/ns/repo/blobs/uploads/7 Bearer layer',
      'PUT /v2/ns/repo/manifests/v1 Bearer {"manifest":true}',
    ]);
  });

  it.each<[string, string, Reply, boolean]>([
    ['a refused login', 'GET /token', { status: 401 }, false],
    ['a server that is no registry', 'GET /v2/', { status: 200 }, false],
    ['a refused upload', 'POST /v2/ns/repo/blobs/uploads/', { status: 403, body: 'DENIED' }, false],
    ['a failed upload', 'PUT /v2/ns/repo/blobs/uploads/7', { status: 503, body: 'busy' }, true],
    ['a refused manifest', 'PUT /v2/ns/repo/manifests/v1', { status: 400, body: 'MANIFEST_INVALID' }, false],
  ])('says what the registry says of %s, and no password', async (_what, call, reply, retriable) => {
    replies[call] = reply;
    const error = await push().then(
      () => undefined,
      (caught: unknown) => caught as Error,
    );
    expect(error).toMatchObject({ code: 'IMAGE_PUSH_FAILED', retriable });
    expect(error?.message).toContain(reply.body ?? String(reply.status));
    expect(error?.message).not.toContain('pass:word');
  });

  it('may be tried again when the registry does not answer', async () => {
    registryUrl = 'http://127.0.0.1:1';
    await expect(push()).rejects.toMatchObject({ code: 'IMAGE_PUSH_FAILED', retriable: true });
  });
});
