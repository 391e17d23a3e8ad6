import { generateKeyPairSync } from 'node:crypto';
import { parseProducerConfig } from '@weather-stream/runtime-config';
import { createApiKeyIdentity, createSigningHttpClient } from '@weather-stream/oci-transport';
import type { Clock } from '@weather-stream/service-kit';
import { findStreams } from './find-streams';
import type { StreamSummary } from './look-up-stream';
import { aLog } from './testing/a-log';
import { startFakeDirectory, type FakeDirectory } from './testing/start-fake-directory';

const privateKeyPem = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
}).privateKey;
const httpClient = createSigningHttpClient({
  identity: createApiKeyIdentity({ tenancyId: 't', userId: 'u', fingerprint: 'f', privateKeyPem }),
});
afterAll(() => httpClient.close());

const ids = {
  stream: 'ocid1.stream.oc1.eu-frankfurt-1.s',
  rejected: 'ocid1.stream.oc1.eu-frankfurt-1.r',
  pool: 'ocid1.streampool.oc1.eu-frankfurt-1.p',
};
const aStream = (overrides: Partial<StreamSummary> = {}): StreamSummary => ({
  id: ids.stream,
  name: 'weatherstrm',
  streamPoolId: ids.pool,
  messagesEndpoint: 'https://cell-1.example.com',
  lifecycleState: 'ACTIVE',
  ...overrides,
});
const rejectedStream = aStream({ id: ids.rejected, name: 'weatherstrm-rejected' });
const stream = { streamId: ids.stream, messagesEndpoint: 'https://cell-1.example.com' };
const rejected = { streamId: ids.rejected, messagesEndpoint: 'https://cell-1.example.com' };

/** Lets no time pass: pauses between attempts are over at once. */
const hasty: Clock = { now: () => Date.now(), sleep: () => Promise.resolve() };

let directory: FakeDirectory | undefined;
beforeEach(() => {
  jest.spyOn(console, 'warn').mockReturnValue(undefined);
});
afterEach(async () => {
  await directory?.close();
  directory = undefined;
});

const find = async (
  env: Record<string, string>,
  streams: StreamSummary[],
  { failures = 0, clock = hasty } = {},
) => {
  directory = await startFakeDirectory(streams, failures);
  const log = aLog();
  const found = findStreams({
    config: parseProducerConfig({ STREAMING_ENDPOINT: directory.url, ...env }),
    access: { httpClient, region: undefined },
    clock,
    logger: log.logger,
    signal: new AbortController().signal,
  });
  return { found: await found, asked: directory.asked, lines: log.lines };
};

describe(findStreams, () => {
  it('asks nobody where the settings say it all', async () => {
    const settings = {
      STREAM_ID: ids.stream,
      REJECTED_STREAM_ID: ids.rejected,
      STREAM_MESSAGES_ENDPOINT: 'https://cell-1.example.com',
    };
    const { found, asked } = await find(settings, []);
    expect(found).toEqual({ stream, rejected });
    expect(asked).toEqual([]);
  });

  it('finds both streams of a pool by their names, and logs each request id', async () => {
    const { found, lines } = await find({ STREAM_POOL_ID: ids.pool }, [aStream(), rejectedStream]);
    expect(found).toEqual({ stream, rejected });
    expect(lines.map(({ opcRequestId }) => opcRequestId)).toEqual(['R1', 'R2']);
  });

  it('finds the stream of rejected messages beside a stream that is named by id', async () => {
    const { found } = await find({ STREAM_ID: ids.stream }, [aStream(), rejectedStream]);
    expect(found).toEqual({ stream, rejected });
  });

  it('takes what can pass as such', async () => {
    const { found, asked } = await find({ STREAM_POOL_ID: ids.pool }, [aStream(), rejectedStream], {
      failures: 2,
    });
    expect(found.stream).toEqual(stream);
    expect(asked).toHaveLength(4);
  });

  it('asks less often where each question takes its whole time-out', async () => {
    let nowMs = 0;
    const slow: Clock = { now: () => (nowMs += 10_000), sleep: () => Promise.resolve() };
    await expect(
      find({ STREAM_POOL_ID: ids.pool }, [], { failures: Infinity, clock: slow }),
    ).rejects.toMatchObject({ status: 503 });
    expect(directory?.asked).toHaveLength(2);
  });

  it('goes on without a stream of rejected messages, and says so', async () => {
    const { found, lines } = await find({ STREAM_POOL_ID: ids.pool }, [aStream()]);
    expect(found).toEqual({ stream, rejected: undefined });
    expect(lines.at(-1)).toMatchObject({ event: 'no-rejected-stream', level: 'warn' });
  });

  it('goes on with a known stream that it may not look up', async () => {
    const settings = { STREAM_ID: ids.stream, STREAM_MESSAGES_ENDPOINT: 'https://cell-1.example.com' };
    const { found } = await find(settings, []);
    expect(found).toEqual({ stream, rejected: undefined });
  });

  it('does not go on without the stream itself', async () => {
    await expect(find({ STREAM_ID: ids.stream }, [])).rejects.toMatchObject({
      code: 'NotAuthorizedOrNotFound',
      opcRequestId: 'R1',
    });
    await directory?.close();
    await expect(find({ STREAM_POOL_ID: ids.pool }, [])).rejects.toThrow('no stream called weatherstrm');
  });
});
