import fc from 'fast-check';
import {
  createTestStreaming,
  testStreamId,
  type TestStreaming,
  type TestStreamingOptions,
} from './testing/create-test-streaming';
import { anEntry, fromBase64, put, readAll, toBase64 } from './testing/messages';

interface PutResult {
  failures: number;
  entries: {
    partition?: string;
    offset?: number;
    timestamp?: string;
    error?: string;
    errorMessage?: string;
  }[];
}

describe('PutMessages', () => {
  let test: TestStreaming;
  const start = (options: TestStreamingOptions = {}): void => {
    test = createTestStreaming(options);
  };
  const findPut = () => test.streaming().operations.find(({ name }) => name === 'PutMessages');
  const putRaw = (body: unknown) => test.call('POST', '/messages', { body });
  const expectRefused = async (body: unknown, code: string, message: string | RegExp): Promise<void> => {
    const answer = await putRaw(body);
    expect(answer).toMatchObject({ status: 400, body: { code } });
    expect((answer.body as { message: string }).message).toMatch(message);
    expect(test.streaming().log.endOffsets(testStreamId)).toEqual({ 0: 0, 1: 0, 2: 0 });
  };
  afterEach(() => test.dispose());

  it('answers partition, offset and time of each message, in the order of the request', async () => {
    start({ partitions: 1 });
    await put(test, ['first']);
    await test.clock.advance(1500);
    expect(await put(test, ['a', 'b'])).toMatchObject({
      status: 200,
      body: {
        failures: 0,
        entries: [
          { partition: '0', offset: 1, timestamp: '2026-01-01T00:00:01.500Z' },
          { partition: '0', offset: 2, timestamp: '2026-01-01T00:00:01.500Z' },
        ],
      },
    });
  });

  it('keeps all messages of a key in one partition and in order, and answers where each lies', async () => {
    start();
    const entry = fc.tuple(
      fc.constantFrom('EWR', 'JFK', 'LGA', 'BOS', 'ORD', ''),
      fc.string({ maxLength: 50 }),
    );
    const requests = fc.array(fc.array(entry, { minLength: 1, maxLength: 30 }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(requests, async (batches) => {
        test.dispose();
        start();
        const sent = new Map<string, string[]>();
        const places = new Map<string, string>();
        for (const batch of batches) {
          const { body } = await putRaw({ messages: batch.map(([key, value]) => anEntry(value, key)) });
          const { entries } = body as PutResult;
          batch.forEach(([key, value], index) => {
            sent.set(key, [...(sent.get(key) ?? []), value]);
            places.set(
              `${entries[index]?.partition ?? ''}/${entries[index]?.offset ?? ''}`,
              `${key}:${value}`,
            );
          });
        }
        const stored = (
          await Promise.all(['0', '1', '2'].map((partition) => readAll(test, partition)))
        ).flat();
        for (const [key, values] of sent) {
          const ofKey = stored.filter((message) => fromBase64(message.key ?? '') === key);
          expect(ofKey.map(({ value }) => fromBase64(value))).toEqual(values);
          expect(new Set(ofKey.map(({ partition }) => partition)).size).toBe(1);
        }
        const found = stored.map(({ partition, offset, key, value }) => [
          `${partition}/${offset}`,
          `${fromBase64(key ?? '')}:${fromBase64(value)}`,
        ]);
        expect(new Map(found as [string, string][])).toEqual(places);
      }),
      { numRuns: 25 },
    );
  });

  it('spreads messages without a key over the partitions, and gives them back without one', async () => {
    start();
    await put(
      test,
      Array.from({ length: 200 }, (_, index) => String(index)),
      null,
    );
    const partitions = await Promise.all(['0', '1', '2'].map((partition) => readAll(test, partition)));
    expect(partitions.every(({ length }) => length > 30)).toBe(true);
    expect(partitions.flat().every(({ key }) => key === null)).toBe(true);
    const entry = { value: toBase64('no field at all') };
    expect(await putRaw({ messages: [entry] })).toMatchObject({ status: 200 });
  });

  it('takes a request, a value and a key that are as large as allowed', async () => {
    start();
    const largest = Buffer.alloc(1024 * 1024, 7).toString('base64');
    expect(await putRaw({ messages: [{ value: largest }] })).toMatchObject({ status: 200 });
    const key = Buffer.alloc(256, 7).toString('base64');
    expect(await putRaw({ messages: [{ key, value: '' }] })).toMatchObject({ status: 200 });
  });

  it.each([
    ['a value', [{ value: Buffer.alloc(1024 * 1024 + 1).toString('base64') }]],
    [
      'all keys and values together',
      [anEntry('x', 'k'), { value: Buffer.alloc(1024 * 1024 - 1).toString('base64') }],
    ],
  ])('refuses the request when %s exceed 1 MiB', async (_what, messages) => {
    start();
    await expectRefused({ messages }, 'InvalidParameter', 'Request size is limited to 1 MiB');
  });

  it('refuses a key of more than 256 bytes and says which, how long and the limit', async () => {
    start();
    const messages = [anEntry('a'), anEntry('b', 'k'.repeat(257))];
    await expectRefused(
      { messages },
      'InvalidParameter',
      'messages[1].key has 257 bytes decoded; the limit is 256.',
    );
  });

  it.each([
    ['a text that is not base64', { messages: [anEntry('a'), { value: 'not base64!!' }] }],
    ['the URL-safe alphabet', { messages: [{ value: 'a-_b' }] }],
    ['a key that is not base64', { messages: [{ key: 'EWR', value: '' }] }],
    ['a value that is a number', { messages: [{ value: 7 }] }],
    ['an entry that is no object', { messages: ['YQ=='] }],
    ['messages that are no array', { messages: {} }],
    ['a body that is no object', []],
    ['a body that is not JSON', '{"messages":['],
  ])('refuses %s, and stores nothing of the request', async (_what, body) => {
    start();
    await expectRefused(body, 'CannotParseRequest', 'Unable to parse JSON body');
  });

  it.each([
    ['no body', undefined, 'messages is missing'],
    ['no messages', { messages: [] }, 'messages is empty'],
    ['no value', { messages: [{ key: null }] }, 'messages[0].value is missing'],
  ])('refuses %s', async (_what, body, message) => {
    start();
    await expectRefused(body, 'InvalidParameter', message);
  });

  it('takes the largest request that the vendor’s SDK can write: a byte a message', () => {
    start();
    const [before, after] = [1, 2].map((count) =>
      JSON.stringify({ messages: Array(count).fill({ key: null, value: 'YQ==' }) }),
    );
    const bytesOfOne = (after?.length ?? 0) - (before?.length ?? 0);
    expect(findPut()?.maxBodyBytes).toBeGreaterThan(1024 * 1024 * bytesOfOne + 64);
  });

  it('lets others run while it works on thousands of messages, and treats these as any', async () => {
    start();
    const values = Array.from({ length: 20_001 }, (_, index) => String(index));
    let hasRun = false;
    setImmediate(() => (hasRun = true));
    const { body } = await put(test, values, null);
    expect(hasRun).toBe(true);
    const { entries } = body as PutResult;
    const stored = (await Promise.all(['0', '1', '2'].map((partition) => readAll(test, partition)))).flat();
    const byPlace = new Map(
      stored.map(({ partition, offset, value }) => [`${partition}/${offset}`, fromBase64(value)]),
    );
    expect(entries.map(({ partition, offset }) => byPlace.get(`${partition ?? ''}/${offset ?? ''}`))).toEqual(
      values,
    );
  });

  it('adds up the bytes of thousands of messages, and names the guilty one among them', async () => {
    start();
    const messages = Array.from({ length: 12_000 }, () => anEntry('x'.repeat(87)));
    await expectRefused({ messages }, 'InvalidParameter', 'Request size is limited to 1 MiB');
    const guilty = [...messages.slice(0, 11_000), anEntry('', 'k'.repeat(257))];
    await expectRefused({ messages: guilty }, 'InvalidParameter', 'messages[11000].key has 257 bytes');
  });

  it('answers 404 for a stream that is not there', async () => {
    start();
    const request = { params: { streamId: 'ocid1.stream.oc1..other' }, body: Buffer.from('{}') };
    await expect(findPut()?.handle(request as never)).rejects.toMatchObject({
      status: 404,
      code: 'NotAuthorizedOrNotFound',
    });
  });

  describe('throttled at 1 MiB a second and partition', () => {
    const half = 'x'.repeat(512 * 1024 - 3);

    it('fails the entries of the partitions that are over, and stores the others', async () => {
      start({ limits: { writeBytesPerSecond: 1024 * 1024 } });
      await put(test, [half]);
      await put(test, [half]);
      const messages = [anEntry('over', 'EWR'), anEntry('fine', 'LGA'), anEntry('over too', 'EWR')];
      const { status, body } = await putRaw({ messages });
      const { failures, entries } = body as PutResult;
      expect([status, failures]).toEqual([200, 2]);
      expect(entries[0]).toEqual({
        error: '429',
        errorMessage: expect.stringMatching(/next request can be made in \d+ ms/) as string,
      });
      expect(entries[1]).toMatchObject({ offset: 0, partition: expect.any(String) as string });
      expect(entries[2]).toMatchObject({ error: '429' });
    });

    it('refuses the whole request with 429 when all its partitions are over, and says how long to wait', async () => {
      start({ limits: { writeBytesPerSecond: 1024 * 1024 } });
      await put(test, [half]);
      await put(test, [half]);
      const refused = await put(test, [half]);
      expect(refused).toMatchObject({ status: 429, body: { code: 'TooManyRequests' } });
      const waitMs = Number(/made in (\d+) ms/.exec((refused.body as { message: string }).message)?.[1]);
      expect(waitMs).toBe(500);
      await test.clock.advance(waitMs);
      expect(await put(test, [half])).toMatchObject({ status: 200, body: { failures: 0 } });
    });
  });
});
