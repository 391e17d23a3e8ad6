import { createTestStreaming, testStreamId, type TestStreaming } from './testing/create-test-streaming';
import { put } from './testing/messages';

describe('CreateCursor', () => {
  let test: TestStreaming;
  beforeEach(() => {
    test = createTestStreaming({ partitions: 2, limits: { cursorRequestsPerSecond: 5 } });
  });
  afterEach(() => test.dispose());
  const create = (body: unknown) => test.call('POST', '/cursors', { body });

  it('answers a text of URL-safe characters, since the vendor’s SDK does not encode it', async () => {
    const { status, body } = await create({ partition: '1', type: 'TRIM_HORIZON' });
    expect(status).toBe(200);
    expect((body as { value: string }).value).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it.each([
    ['a partition that is not there', { partition: '2', type: 'LATEST' }, 'partition "2" does not exist'],
    ['a partition that is a number', { partition: 0, type: 'LATEST' }, 'partition 0 does not exist'],
    ['no partition', { type: 'LATEST' }, 'does not exist'],
    ['an unknown type', { partition: '0', type: 'NEWEST' }, 'type "NEWEST" is not one of'],
    ['no time', { partition: '0', type: 'AT_TIME' }, 'time must be an RFC 3339 timestamp'],
    ['a time of another form', { partition: '0', type: 'AT_TIME', time: 'yesterday' }, 'RFC 3339'],
    ['a day that is none', { partition: '0', type: 'AT_TIME', time: '2026-13-01T00:00:00Z' }, 'RFC 3339'],
    ['an offset where nothing is', { partition: '0', type: 'AT_OFFSET', offset: 0 }, 'holds no message'],
  ])('refuses %s', async (_what, body, message) => {
    expect(await create(body)).toMatchObject({
      status: 400,
      body: { code: 'InvalidParameter', message: expect.stringContaining(message) as string },
    });
  });

  it.each([3, -1, 1.5, '1', undefined])('refuses the offset %p beyond the messages', async (offset) => {
    await Promise.all(['EWR', 'JFK', 'LGA', 'BOS'].map((key) => put(test, ['a', 'b'], key)));
    const ends = test.streaming().log.endOffsets(testStreamId);
    const partition = Object.keys(ends).find((id) => (ends[id] ?? 0) > 0);
    const beyond = offset === 3 ? ends[partition ?? ''] : offset;
    expect(await create({ partition, type: 'AFTER_OFFSET', offset: beyond })).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('is not between the oldest message, 0') as string },
    });
  });

  it('allows five calls a second', async () => {
    const calls = await Promise.all(
      Array.from({ length: 6 }, () => create({ partition: '0', type: 'LATEST' })),
    );
    expect(calls.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(calls[5]?.body).toMatchObject({ code: 'TooManyRequests' });
  });
});
