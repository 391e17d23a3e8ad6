import {
  createTestStreaming,
  type TestStreaming,
  type TestStreamingOptions,
} from './testing/create-test-streaming';
import { anEntry, get, makeCursor, put } from './testing/messages';

const hourMs = 3_600_000;
const lost = 'Trying to commit unreserved partition.';

interface Reservation {
  partition: string;
  committedOffset?: number;
  reservedInstance?: string;
  timeReservedUntil?: string;
}

describe('a consumer group', () => {
  let test: TestStreaming;
  const start = (options: TestStreamingOptions = {}): void => {
    test = createTestStreaming({ partitions: 1, ...options });
  };
  const join = (instanceName: string, details: Record<string, unknown> = {}) =>
    makeCursor(test, { groupName: 'readers', type: 'TRIM_HORIZON', instanceName, ...details });
  const post = async (action: 'commit' | 'heartbeat', cursor: string) => {
    const { status, body } = await test.call('POST', `/${action}`, { query: { cursor } });
    const { value = '', message } = body as { value?: string; message?: string };
    return { status, cursor: value, message };
  };
  const reservations = async (): Promise<Reservation[]> => {
    const { body } = await test.call('GET', '/groups/readers');
    return (body as { reservations: Reservation[] }).reservations;
  };
  /** One message in each partition. */
  const putEverywhere = async (label: string): Promise<void> => {
    const messages = Array.from({ length: 60 }, (_, key) => anEntry(label, String(key)));
    await test.call('POST', '/messages', { body: { messages } });
  };
  afterEach(() => test.dispose());

  it('commits a page when the next is asked for, so that another member goes on after it', async () => {
    start();
    await put(test, ['a', 'b', 'c', 'd']);
    const first = await get(test, await join('one'), 2);
    const second = await get(test, first.cursor, 1);
    expect([first.values, second.values]).toEqual([['a', 'b'], ['c']]);
    expect(await reservations()).toMatchObject([
      { partition: '0', committedOffset: 1, reservedInstance: 'one' },
    ]);
    await test.clock.advance(30_000);
    expect((await get(test, await join('two'))).values).toEqual(['c', 'd']);
  });

  it('begins where its first member says; what later members say does not count', async () => {
    start();
    await put(test, ['before']);
    await join('one', { type: 'LATEST' });
    await put(test, ['after']);
    expect((await get(test, await join('one', { type: 'TRIM_HORIZON' }))).values).toEqual(['after']);
    const atTime = { groupName: 'others', type: 'AT_TIME', time: '2026-01-01T00:00:00Z' };
    expect((await get(test, await makeCursor(test, atTime))).values).toEqual(['before', 'after']);
  });

  it('takes a partition away after 30 silent seconds, and refuses the late commit', async () => {
    start();
    await put(test, ['a', 'b']);
    const late = await get(test, await join('one'), 1);
    await test.clock.advance(29_999);
    expect(await reservations()).toMatchObject([{ timeReservedUntil: '2026-01-01T00:00:30.000Z' }]);
    await test.clock.advance(1);
    expect(await reservations()).toEqual([{ partition: '0' }]);
    expect((await get(test, await join('two'))).values).toEqual(['a', 'b']);
    expect(await get(test, late.cursor)).toMatchObject({ status: 400, message: lost });
    expect(await post('commit', late.cursor)).toMatchObject({ status: 400, message: lost });
  });

  it('keeps a partition for a member that sends heartbeats, and for as long as it asked', async () => {
    start();
    await put(test, ['a', 'b']);
    let { cursor } = await get(test, await join('one', { timeoutInMs: 60_000 }), 1);
    for (let beat = 0; beat < 10; beat += 1) {
      await test.clock.advance(59_000);
      ({ cursor } = await post('heartbeat', cursor));
    }
    expect((await reservations())[0]).not.toHaveProperty('committedOffset');
    expect(await get(test, cursor)).toMatchObject({ status: 200, values: ['b'] });
  });

  it('commits nothing by itself when it was asked not to', async () => {
    start();
    await put(test, ['a', 'b', 'c']);
    const first = await get(test, await join('one', { commitOnGet: false }), 1);
    const second = await get(test, first.cursor, 1);
    expect([first.values, second.values]).toEqual([['a'], ['b']]);
    expect((await reservations())[0]).not.toHaveProperty('committedOffset');
    const committed = await post('commit', second.cursor);
    expect(committed.status).toBe(200);
    expect(await reservations()).toMatchObject([{ committedOffset: 1 }]);
    expect((await get(test, committed.cursor)).values).toEqual(['c']);
    expect((await get(test, await join('one', { commitOnGet: false }))).values).toEqual(['c']);
  });

  it('serves all partitions of a member in turn', async () => {
    start({ partitions: 3 });
    await putEverywhere('x');
    let cursor = await join('one');
    const served: string[] = [];
    for (let page = 0; page < 3; page += 1) {
      const { messages, cursor: next } = await get(test, cursor, 1);
      served.push(messages[0]?.partition ?? 'none');
      cursor = next;
    }
    expect(served).toEqual(['0', '1', '2']);
  });

  it('shares partitions with a member that joins, without losing or repeating a committed message', async () => {
    start({ partitions: 2 });
    await putEverywhere('before');
    let one = await get(test, await join('one'));
    const seen = [...one.messages];
    let two = await get(test, await join('two'));
    expect(two.messages).toEqual([]);
    for (let round = 0; round < 3; round += 1) {
      one = await get(test, one.cursor);
      two = await get(test, two.cursor);
      seen.push(...one.messages, ...two.messages);
    }
    expect(seen).toHaveLength(60);
    expect(new Set(seen.map(({ partition, offset }) => `${partition}/${offset}`)).size).toBe(60);
    const owners = (await reservations()).map(({ reservedInstance }) => reservedInstance).sort();
    expect(owners).toEqual(['one', 'two']);
  });

  it('leaves a member without a partition idle with empty pages', async () => {
    start();
    await put(test, ['a']);
    await get(test, await join('one'));
    const idle = await get(test, await join('two'));
    expect(idle).toMatchObject({ status: 200, values: [] });
    expect((await get(test, idle.cursor)).status).toBe(200);
  });

  it('goes elsewhere by UpdateGroup, whatever its members have read before', async () => {
    start();
    await put(test, ['a', 'b']);
    const page = await get(test, await join('one'));
    const answer = await test.call('PUT', '/groups/readers', { body: { type: 'TRIM_HORIZON' } });
    expect([answer.status, answer.body]).toEqual([204, undefined]);
    const again = await get(test, page.cursor);
    expect(again.values).toEqual(['a', 'b']);
    expect((await get(test, again.cursor)).values).toEqual([]);
    await test.call('PUT', '/groups/readers', { body: { type: 'LATEST' } });
    await put(test, ['c']);
    expect((await get(test, again.cursor)).values).toEqual(['c']);
  });

  it('refuses to read what is gone, until UpdateGroup puts it where messages are', async () => {
    start();
    await put(test, ['a', 'b']);
    const first = await get(test, await join('one'), 1);
    await get(test, first.cursor, 1);
    await test.clock.advance(2 * hourMs);
    await put(test, ['c']);
    await get(test, await makeCursor(test, { groupName: 'others', type: 'LATEST' }));
    await test.clock.advance(22 * hourMs - 1000);
    const cursor = await join('one');
    await test.clock.advance(2000);
    expect(await get(test, cursor)).toMatchObject({
      status: 400,
      message: 'The cursor is outside the retention period and is now invalid.',
    });
    await test.call('PUT', '/groups/readers', { body: { type: 'TRIM_HORIZON' } });
    expect((await get(test, cursor)).values).toEqual(['c']);
  });

  it('keeps commits and reservations over a restart, however long it took', async () => {
    start();
    await put(test, ['a', 'b', 'c']);
    const first = await get(test, await join('one'), 1);
    const second = await get(test, first.cursor, 1);
    await test.clock.advance(60_000);
    test.restart();
    expect(await reservations()).toMatchObject([{ committedOffset: 0, reservedInstance: 'one' }]);
    expect((await get(test, second.cursor)).values).toEqual(['c']);
  });

  it('vanishes when nobody used it for the retention time', async () => {
    start();
    await join('one');
    await test.clock.advance(24 * hourMs);
    expect(await test.call('GET', '/groups/readers')).toMatchObject({ status: 200 });
    await test.clock.advance(1);
    expect(await test.call('GET', '/groups/readers')).toMatchObject({ status: 404 });
  });

  it('allows each partition five reads a second, apart from other groups', async () => {
    start({ limits: { getRequestsPerSecond: 5 } });
    let cursor = await join('one');
    for (let call = 0; call < 5; call += 1) ({ cursor } = await get(test, cursor));
    expect(await get(test, cursor)).toMatchObject({
      status: 429,
      message: expect.stringContaining('next request can be made in 200 ms') as string,
    });
    const other = await makeCursor(test, { groupName: 'others', type: 'LATEST' });
    expect((await get(test, other)).status).toBe(200);
  });

  it.each([
    ['GET', '/groups/readers', undefined],
    ['POST', '/commit', undefined],
    ['POST', '/heartbeat', undefined],
    ['PUT', '/groups/readers', { type: 'LATEST' }],
    ['POST', '/groupCursors', { groupName: 'readers', type: 'LATEST' }],
  ])('allows five calls of %s %s a second', async (method, path, body) => {
    start({ limits: { cursorRequestsPerSecond: 5 } });
    const cursor = await join('one');
    await test.clock.advance(1000);
    const call = () => test.call(method, path, { query: { cursor }, body });
    for (let count = 0; count < 5; count += 1) expect((await call()).status).toBeLessThan(300);
    expect(await call()).toMatchObject({ status: 429, body: { code: 'TooManyRequests' } });
  });

  it.each(['commit', 'heartbeat'] as const)('refuses a %s with the cursor of a partition', async (action) => {
    start();
    const cursor = await makeCursor(test, { partition: '0', type: 'LATEST' });
    expect(await post(action, cursor)).toMatchObject({
      status: 400,
      message: 'The cursor is invalid. Create a new one.',
    });
  });

  it('cannot be updated before it exists', async () => {
    start();
    const body = { type: 'LATEST' };
    expect(await test.call('PUT', '/groups/nobody', { body })).toMatchObject({
      status: 404,
      body: { code: 'NotAuthorizedOrNotFound' },
    });
  });
});
