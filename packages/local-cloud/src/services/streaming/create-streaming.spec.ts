import { readdirSync } from 'node:fs';
import {
  createTestStreaming,
  testStreamId as streamId,
  type TestStreaming,
} from './testing/create-test-streaming';
import { makeCursor, put, readAll } from './testing/messages';

const everything = { maxMessages: Infinity, maxBytes: Infinity };

describe('the reader for services of the same cloud', () => {
  let test: TestStreaming;
  beforeEach(() => {
    test = createTestStreaming({ partitions: 1 });
  });
  afterEach(() => test.dispose());
  const reader = () => test.streaming().log;

  it('reads from an offset, and knows the ends', async () => {
    await put(test, ['a', 'b']);
    expect(reader().readFrom(streamId, '0', 1, everything)).toEqual([
      { offset: 1, timestamp: test.clock.now(), key: Buffer.from('EWR'), value: Buffer.from('b') },
    ]);
    expect([reader().oldestOffset(streamId, '0'), reader().endOffsets(streamId)]).toEqual([0, { 0: 2 }]);
  });

  it('tells listeners once a request, until they have heard enough', async () => {
    const listener = jest.fn();
    const stop = reader().onAppended(streamId, listener);
    await put(test, ['a', 'b']);
    expect(listener).toHaveBeenCalledTimes(1);
    expect(reader().endOffsets(streamId)).toEqual({ 0: 2 });
    stop();
    await put(test, ['c']);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('acknowledges a message although a listener fails, and says so in the log', async () => {
    reader().onAppended(streamId, () => {
      throw new Error('not now');
    });
    expect(await put(test, ['a'])).toMatchObject({ status: 200 });
    expect(test.complaints).toMatchObject([{ streamId, error: 'not now' }]);
  });

  it('answers 404 for a stream that is not there', () => {
    expect(() => reader().readFrom('nothing', '0', 0, everything)).toThrow(
      expect.objectContaining({ status: 404 }) as Error,
    );
  });
});

describe('the data plane', () => {
  let test: TestStreaming;
  beforeEach(() => {
    test = createTestStreaming({ partitions: 2 });
  });
  afterEach(() => test.dispose());

  it('has every message after a start that no orderly end came before', async () => {
    await put(test, ['a', 'b'], 'EWR');
    await put(test, ['c'], null);
    const before = await Promise.all(['0', '1'].map((partition) => readAll(test, partition)));
    test.restart();
    expect(await Promise.all(['0', '1'].map((partition) => readAll(test, partition)))).toEqual(before);
    expect(before.flat()).toHaveLength(3);
  });

  it('says where its streams stand', async () => {
    await put(test, ['a', 'b'], 'EWR');
    const [partitions = []] = Object.values(test.streaming().status());
    expect(partitions).toHaveLength(2);
    expect(partitions).toContainEqual(expect.objectContaining({ oldestOffset: 0, endOffset: 2 }));
    expect(partitions).toContainEqual({ partition: expect.any(String) as string, endOffset: 0, bytes: 0 });
  });

  it('keeps nothing of a stream that is deleted', async () => {
    await put(test, ['a'], 'EWR');
    await makeCursor(test, { groupName: 'readers', type: 'LATEST' });
    expect(readdirSync(test.folder)).toHaveLength(1);
    await test.streaming().forgetStream(streamId);
    expect(readdirSync(test.folder)).toEqual([]);
  });

  it('forgets a stream that it has never used', async () => {
    await expect(test.streaming().forgetStream('ocid1.stream.oc1..other')).resolves.toBeUndefined();
  });
});
