import { createManualClock, toErrorFields } from '@weather-stream/service-kit';
import { createHttpReader, type HttpReader, type HttpReaderOptions } from './create-http-reader';
import { startTestServer, stopTestServers } from './testing/start-test-server';

const key = 'k3y with/odd&signs';
const never = new AbortController().signal;
const readers: HttpReader[] = [];

function aReader(options: Partial<HttpReaderOptions> = {}): HttpReader {
  const reader = createHttpReader({
    timeoutMs: 1000,
    clock: createManualClock(),
    secrets: [key],
    ...options,
  });
  readers.push(reader);
  return reader;
}

/** Everything of an error that could reach a log. */
const saidBy = (error: unknown): string =>
  JSON.stringify([
    toErrorFields(error),
    String(error),
    (error as Error).cause instanceof Error && String((error as Error).cause),
  ]);

afterEach(async () => {
  for (const reader of readers.splice(0)) reader.close();
  await stopTestServers();
});

describe(createHttpReader, () => {
  it('reads several answers over one connection', async () => {
    const server = await startTestServer((_request, response) => response.end('fine'));
    const reader = aReader();
    for (let poll = 0; poll < 3; poll += 1) {
      expect(await reader.read(new URL(server.url), never)).toEqual({ status: 200, text: 'fine' });
    }
    expect(new Set(server.requests.map(({ socket }) => socket)).size).toBe(1);
  });

  it('reads again when the server has closed the connection between two polls', async () => {
    const server = await startTestServer((_request, response) => response.end('fine'));
    const reader = aReader();
    await reader.read(new URL(server.url), never);
    server.closeIdleConnections();
    expect(await reader.read(new URL(server.url), never)).toMatchObject({ text: 'fine' });
    expect(new Set(server.requests.map(({ socket }) => socket)).size).toBe(2);
  });

  it('repeats a read whose connection is reset before the answer', async () => {
    const server = await startTestServer((request, response, number) =>
      number === 2 ? request.socket.destroy() : response.end(`answer ${number}`),
    );
    const reader = aReader();
    await reader.read(new URL(server.url), never);
    expect(await reader.read(new URL(server.url), never)).toMatchObject({ text: 'answer 3' });
  });

  it('repeats a read whose answer breaks off', async () => {
    const server = await startTestServer((request, response, number) => {
      if (number > 1) return void response.end('whole');
      response.writeHead(200, { 'content-length': '100' }).write('half');
      return void response.write('', () => request.socket.destroy());
    });
    expect(await aReader().read(new URL(server.url), never)).toMatchObject({ text: 'whole' });
  });

  it('repeats a reset read once only, and says nothing of the key', async () => {
    const server = await startTestServer((request) => request.socket.destroy());
    const url = new URL(server.url);
    url.search = new URLSearchParams({ key }).toString();
    const error: unknown = await aReader()
      .read(url, never)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'SOURCE_UNAVAILABLE', retriable: true });
    expect(server.requests).toHaveLength(2);
    expect(saidBy(error)).toContain('ECONNRESET');
    for (const spelling of [key, encodeURIComponent(key), url.searchParams.toString().slice(4)]) {
      expect(saidBy(error)).not.toContain(spelling);
    }
  });

  it('says that a server which is not there cannot be read', async () => {
    const server = await startTestServer(() => undefined);
    await stopTestServers();
    await expect(aReader().read(new URL(server.url), never)).rejects.toMatchObject({
      code: 'SOURCE_UNAVAILABLE',
      message: expect.stringContaining('ECONNREFUSED') as string,
    });
  });

  it('gives up on a server that does not answer in time', async () => {
    const clock = createManualClock();
    const server = await startTestServer(() => undefined);
    const outcome = expect(aReader({ clock }).read(new URL(server.url), never)).rejects.toMatchObject({
      code: 'SOURCE_TIMEOUT',
      retriable: true,
      message: expect.stringContaining('1000 ms') as string,
    });
    await server.requestCount(1);
    await clock.advance(1000);
    await outcome;
  });

  it('gives up on an answer that begins in time but does not end', async () => {
    const clock = createManualClock();
    const server = await startTestServer((_request, response) => response.writeHead(200).write('{'));
    const outcome = expect(aReader({ clock }).read(new URL(server.url), never)).rejects.toMatchObject({
      code: 'SOURCE_TIMEOUT',
    });
    await server.requestCount(1);
    await clock.advance(1000);
    await outcome;
  });

  it('leaves no sleeper behind when the answer comes in time', async () => {
    const clock = createManualClock();
    const server = await startTestServer((_request, response) => response.end());
    await aReader({ clock }).read(new URL(server.url), never);
    expect(clock.sleeperCount()).toBe(0);
  });

  it('stops at once when told to, with the reason', async () => {
    const stop = new AbortController();
    const server = await startTestServer(() => undefined);
    const outcome = expect(aReader().read(new URL(server.url), stop.signal)).rejects.toThrow('enough');
    await server.requestCount(1);
    stop.abort(new Error('enough'));
    await outcome;
  });

  it('follows no redirect, which could carry the key elsewhere', async () => {
    const server = await startTestServer((_request, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
    );
    expect(await aReader().read(new URL(server.url), never)).toMatchObject({ status: 302 });
  });

  it('refuses an endless answer, and names the limit', async () => {
    const server = await startTestServer((_request, response) => response.end('x'.repeat(1024 * 1024 + 1)));
    await expect(aReader().read(new URL(server.url), never)).rejects.toMatchObject({
      code: 'SOURCE_ANSWER_TOO_LARGE',
      message: expect.stringContaining('more than 1048576 bytes') as string,
    });
  });

  it.each([
    ['7', 7000],
    ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
  ])('reads Retry-After: %s', async (header, retryAfterMs) => {
    const server = await startTestServer((_request, response) =>
      response.writeHead(429, { 'retry-after': header }).end(),
    );
    expect((await aReader().read(new URL(server.url), never)).retryAfterMs).toBe(retryAfterMs);
  });
});
