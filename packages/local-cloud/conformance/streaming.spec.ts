import { randomUUID } from 'node:crypto';
import { models } from 'oci-streaming';
import { muteSdkWarnings } from './start-test-cloud';
import { startStreamingTarget, type StreamingTarget } from './start-streaming-target';

muteSdkWarnings();

const { Type } = models.CreateCursorDetails;
const GroupType = models.CreateGroupCursorDetails.Type;
const toBase64 = (text: string): string => Buffer.from(text).toString('base64');

describe('Streaming, by the vendor’s client', () => {
  let target: StreamingTarget;
  /** A key that nobody else uses. */
  let key: string;
  beforeAll(async () => {
    target = await startStreamingTarget();
  });
  beforeEach(() => {
    key = toBase64(`key ${randomUUID()}`);
  });
  afterAll(() => target.dispose());

  const put = async (...values: string[]): Promise<models.PutMessagesResultEntry[]> => {
    const { streamId, client } = target;
    const messages = values.map((value) => ({ key, value: toBase64(value) }));
    const { putMessagesResult } = await client.putMessages({ streamId, putMessagesDetails: { messages } });
    expect(putMessagesResult.failures).toBe(0);
    return putMessagesResult.entries;
  };
  const cursorOf = async (details: models.CreateCursorDetails): Promise<string> => {
    const { client, streamId } = target;
    return (await client.createCursor({ streamId, createCursorDetails: details })).cursor.value;
  };
  const groupCursorOf = async (details: models.CreateGroupCursorDetails): Promise<string> => {
    const { client, streamId } = target;
    return (await client.createGroupCursor({ streamId, createGroupCursorDetails: details })).cursor.value;
  };
  const get = (cursor: string, limit?: number) => {
    const { client, streamId } = target;
    return client.getMessages({ streamId, cursor, ...(limit === undefined ? {} : { limit }) });
  };
  /** Values under this test's key from a cursor on, until `count` are there. */
  const readMine = async (start: string, count: number): Promise<string[]> => {
    const values: string[] = [];
    for (let [cursor, pages] = [start, 0]; values.length < count && pages < 50; pages += 1) {
      const { items, opcNextCursor } = await get(cursor);
      const mine = items.filter((message) => message.key === key);
      values.push(...mine.map(({ value }) => Buffer.from(value, 'base64').toString()));
      cursor = opcNextCursor;
    }
    return values;
  };

  it('stores messages of a key in one partition and in order, and gives them back as they were', async () => {
    const entries = await put('a', 'b', 'c');
    const [first] = entries;
    expect(new Set(entries.map(({ partition }) => partition)).size).toBe(1);
    const offsets = entries.map(({ offset = -1 }) => offset);
    expect(offsets).toEqual([...new Set(offsets)].sort((one, other) => one - other));
    const cursor = await cursorOf({
      partition: first?.partition ?? '',
      type: Type.AtOffset,
      offset: offsets[0] ?? -1,
    });
    const { items } = await get(cursor);
    expect(items[0]).toEqual({
      stream: target.streamName,
      partition: first?.partition,
      key,
      value: toBase64('a'),
      offset: offsets[0],
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/) as string,
    });
    expect(items.filter((message) => message.key === key).map(({ offset }) => offset)).toEqual(offsets);
  });

  it('gives back a message without a key without one', async () => {
    const { client, streamId } = target;
    const value = toBase64(randomUUID());
    const { putMessagesResult } = await client.putMessages({
      streamId,
      putMessagesDetails: { messages: [{ value }] },
    });
    const [{ partition = '', offset = -1 } = {}] = putMessagesResult.entries;
    const { items } = await get(await cursorOf({ partition, type: Type.AtOffset, offset }));
    expect(items[0]).toMatchObject({ key: null, value });
  });

  it('begins where each type of cursor says', async () => {
    const [{ partition = '', offset = -1, timestamp } = {}] = await put('first');
    const latest = await cursorOf({ partition, type: Type.Latest });
    await put('second', 'third');
    const values = async (type: models.CreateCursorDetails.Type, count: number, more = {}) =>
      (await readMine(await cursorOf({ partition, type, ...more }), count)).join(' ');
    expect((await readMine(latest, 2)).join(' ')).toBe('second third');
    expect(await values(Type.AtOffset, 3, { offset })).toBe('first second third');
    expect(await values(Type.AfterOffset, 2, { offset })).toBe('second third');
    expect(await values(Type.TrimHorizon, 3)).toBe('first second third');
    expect(await values(Type.AtTime, 3, { time: new Date(String(timestamp)) })).toBe('first second third');
  });

  it('returns no more messages than asked for, and reads on with the next cursor', async () => {
    const [{ partition = '', offset = -1 } = {}] = await put('a', 'b', 'c');
    const one = await get(await cursorOf({ partition, type: Type.AtOffset, offset }), 2);
    expect(one.items).toHaveLength(2);
    expect(one.opcRequestId).toBeTruthy();
    const other = await get(one.opcNextCursor, 1);
    expect(other.items[0]?.offset).toBeGreaterThan(one.items[1]?.offset ?? Infinity);
  });

  it('answers an empty page with a next cursor', async () => {
    const [{ partition = '' } = {}] = await put('last');
    const { items, opcNextCursor } = await get(await cursorOf({ partition, type: Type.Latest }));
    expect(items).toEqual([]);
    expect(opcNextCursor).toBeTruthy();
  });

  it('reads as a group: commits on get, by hand, and not on a heartbeat', async () => {
    const { client, streamId } = target;
    const groupName = `group-${randomUUID()}`;
    const details = { groupName, instanceName: 'one', type: GroupType.Latest, commitOnGet: false };
    const start = await groupCursorOf(details);
    const [{ partition = '' } = {}] = await put('a', 'b');
    let cursor = start;
    let last: models.Message | undefined;
    for (let pages = 0; last === undefined && pages < 50; pages += 1) {
      const { items, opcNextCursor } = await get(cursor);
      last = items.findLast((message) => message.key === key);
      cursor = opcNextCursor;
    }
    const reservationOf = async (): Promise<models.PartitionReservation | undefined> => {
      const { group } = await client.getGroup({ streamId, groupName });
      return group.reservations?.find((reservation) => reservation.partition === partition);
    };
    const beat = await client.consumerHeartbeat({ streamId, cursor });
    expect(await reservationOf()).toMatchObject({ partition, reservedInstance: 'one' });
    expect((await reservationOf())?.committedOffset ?? -1).toBeLessThan(last?.offset ?? -1);
    await client.consumerCommit({ streamId, cursor: beat.cursor.value });
    expect((await reservationOf())?.committedOffset).toBeGreaterThanOrEqual(last?.offset ?? Infinity);
    const [{ timestamp } = {}] = await put('c');
    const updateGroupDetails = {
      type: models.UpdateGroupDetails.Type.AtTime,
      time: new Date(String(timestamp)),
    };
    await client.updateGroup({ streamId, groupName, updateGroupDetails });
    const restarted = await groupCursorOf({ ...details, type: GroupType.TrimHorizon });
    expect((await readMine(restarted, 1))[0]).toMatch(/^[bc]$/);
  });

  describe('refuses', () => {
    const putRaw = (messages: models.PutMessagesDetailsEntry[]) =>
      target.client.putMessages({ streamId: target.streamId, putMessagesDetails: { messages } });

    it.each([
      ['a value that is not base64', { key: '', value: 'not base64!' }],
      ['a key of more than 256 bytes', { key: toBase64('k'.repeat(257)), value: '' }],
      ['a value of more than 1 MiB', { key: '', value: toBase64('x'.repeat(1024 * 1024 + 1)) }],
    ])('%s with 400', async (_what, message) => {
      await expect(putRaw([message])).rejects.toMatchObject({ statusCode: 400 });
    });

    it('a request of more than 1 MiB with 400', async () => {
      const message = { key, value: toBase64('x'.repeat(600 * 1024)) };
      await expect(putRaw([message, message])).rejects.toMatchObject({
        statusCode: 400,
        message: expect.stringContaining('Request size is limited to 1 MiB') as string,
      });
    });

    it('a stream that is not there with 404', async () => {
      const streamId = `${target.streamId}aaaa`;
      const call = target.client.putMessages({
        streamId,
        putMessagesDetails: { messages: [{ key, value: '' }] },
      });
      await expect(call).rejects.toMatchObject({ statusCode: 404, serviceCode: 'NotAuthorizedOrNotFound' });
    });

    it('a text that is no cursor, and a partition and an offset that are not there, with 400', async () => {
      const [{ partition = '' } = {}] = await put('a');
      const refused = { statusCode: 400 };
      await expect(get('nonsense')).rejects.toMatchObject(refused);
      await expect(cursorOf({ partition: '999', type: Type.Latest })).rejects.toMatchObject(refused);
      const offset = Number.MAX_SAFE_INTEGER;
      await expect(cursorOf({ partition, type: Type.AtOffset, offset })).rejects.toMatchObject(refused);
    });
  });
});
