import {
  createTestStreaming,
  type TestStreaming,
  type TestStreamingOptions,
} from './testing/create-test-streaming';
import { get, makeCursor, put } from './testing/messages';

const hourMs = 3_600_000;

describe('GetMessages with the cursor of a partition', () => {
  let test: TestStreaming;
  const start = (options: TestStreamingOptions = {}): void => {
    test = createTestStreaming({ partitions: 1, ...options });
  };
  const cursorOf = (details: Record<string, unknown>) => makeCursor(test, { partition: '0', ...details });
  afterEach(() => test.dispose());

  it('answers messages in OCI’s shape', async () => {
    start();
    await put(test, ['hello'], 'EWR');
    const page = await get(test, await cursorOf({ type: 'TRIM_HORIZON' }));
    expect(page.messages).toEqual([
      {
        stream: 'weatherstrm',
        partition: '0',
        key: 'RVdS',
        value: 'aGVsbG8=',
        offset: 0,
        timestamp: '2026-01-01T00:00:00.000Z',
      },
    ]);
  });

  it('reads on with each next cursor, and has one after an empty page too', async () => {
    start();
    await put(test, ['a', 'b', 'c']);
    const first = await get(test, await cursorOf({ type: 'TRIM_HORIZON' }), 2);
    const second = await get(test, first.cursor, 2);
    const third = await get(test, second.cursor, 2);
    expect([first.values, second.values, third.values]).toEqual([['a', 'b'], ['c'], []]);
    await put(test, ['d']);
    expect((await get(test, third.cursor)).values).toEqual(['d']);
  });

  it('begins where each type of cursor says', async () => {
    start();
    await put(test, ['a']);
    await test.clock.advance(60_000);
    await put(test, ['b', 'c']);
    const latest = await cursorOf({ type: 'LATEST' });
    await test.clock.advance(60_000);
    await put(test, ['d']);
    const valuesFrom = async (details: Record<string, unknown>) =>
      (await get(test, await cursorOf(details))).values.join('');
    expect(await valuesFrom({ type: 'TRIM_HORIZON' })).toBe('abcd');
    expect(await valuesFrom({ type: 'AT_OFFSET', offset: 1 })).toBe('bcd');
    expect(await valuesFrom({ type: 'AFTER_OFFSET', offset: 1 })).toBe('cd');
    expect(await valuesFrom({ type: 'AFTER_OFFSET', offset: 3 })).toBe('');
    expect(await valuesFrom({ type: 'AT_TIME', time: '2026-01-01T00:00:30Z' })).toBe('bcd');
    expect(await valuesFrom({ type: 'AT_TIME', time: '2026-01-01T02:02:00+02:00' })).toBe('d');
    expect((await get(test, latest)).values.join('')).toBe('d');
  });

  it('waits at a time that has not come, and then begins there', async () => {
    start();
    await put(test, ['too early']);
    const early = await get(test, await cursorOf({ type: 'AT_TIME', time: '2026-01-01T00:01:00Z' }));
    expect(early.values).toEqual([]);
    await test.clock.advance(59_000);
    await put(test, ['still too early']);
    await test.clock.advance(1000);
    await put(test, ['in time']);
    expect((await get(test, early.cursor)).values).toEqual(['in time']);
  });

  it('returns at most 1 MiB of messages, but a message that large is returned', async () => {
    start();
    for (const size of [600, 424, 1, 1024]) await put(test, ['x'.repeat(size * 1024 - 3)]);
    const sizes: number[][] = [];
    let cursor = await cursorOf({ type: 'TRIM_HORIZON' });
    for (let page = 0; page < 3; page += 1) {
      const { values, cursor: next } = await get(test, cursor);
      sizes.push(values.map((value) => (value.length + 3) / 1024));
      cursor = next;
    }
    expect(sizes).toEqual([[600, 424], [1], [1024]]);
  });

  it('refuses a cursor after five minutes, and each answer begins another five', async () => {
    start();
    const cursor = await cursorOf({ type: 'TRIM_HORIZON' });
    await test.clock.advance(299_999);
    const page = await get(test, cursor);
    expect(page.status).toBe(200);
    await test.clock.advance(1);
    expect(await get(test, cursor)).toMatchObject({
      status: 400,
      message: 'The cursor is expired. Create a new one.',
    });
    expect(await get(test, page.cursor)).toMatchObject({ status: 200 });
  });

  it.each(['', 'nonsense', Buffer.from('{"cursor":{}}').toString('base64url')])(
    'refuses %j, which is no cursor',
    async (cursor) => {
      start();
      expect(await get(test, cursor)).toMatchObject({
        status: 400,
        message: 'The cursor is invalid. Create a new one.',
      });
    },
  );

  it.each(['0', '10001', '-1', 'many', '1.5'])('refuses the limit %s', async (limit) => {
    start();
    const cursor = await cursorOf({ type: 'TRIM_HORIZON' });
    const answer = await test.call('GET', '/messages', { query: { cursor, limit } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'InvalidParameter' } });
  });

  it('refuses a cursor whose messages are gone, while TRIM_HORIZON goes on with the oldest', async () => {
    start();
    await put(test, ['a', 'b']);
    await test.clock.advance(hourMs);
    await put(test, ['c']);
    await test.clock.advance(23 * hourMs);
    const fresh = await cursorOf({ type: 'TRIM_HORIZON' });
    const behind = await cursorOf({ type: 'AT_OFFSET', offset: 0 });
    await test.clock.advance(1);
    expect(await get(test, behind)).toMatchObject({
      status: 400,
      message: 'The cursor is outside the retention period and is now invalid.',
    });
    expect((await get(test, fresh)).values).toEqual(['c']);
  });

  it('allows five calls a second and partition', async () => {
    start({ partitions: 2, limits: { getRequestsPerSecond: 5 } });
    const cursors = await Promise.all(
      ['0', '1'].map((partition) => makeCursor(test, { partition, type: 'TRIM_HORIZON' })),
    );
    const [first = '', second = ''] = cursors;
    for (let call = 0; call < 5; call += 1) expect((await get(test, first)).status).toBe(200);
    expect(await get(test, first)).toMatchObject({
      status: 429,
      message: expect.stringContaining('next request can be made in 200 ms') as string,
    });
    expect((await get(test, second)).status).toBe(200);
    await test.clock.advance(200);
    expect((await get(test, first)).status).toBe(200);
  });
});
