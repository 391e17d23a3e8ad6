import {
  lookUpRejectedStream,
  lookUpStream,
  type StreamDirectory,
  type StreamSummary,
} from './look-up-stream';

const aStream = (overrides: Partial<StreamSummary> = {}): StreamSummary => ({
  id: 'ocid1.stream.oc1..s',
  name: 'weatherstrm',
  streamPoolId: 'ocid1.streampool.oc1..p',
  messagesEndpoint: 'https://cell-1',
  lifecycleState: 'ACTIVE',
  ...overrides,
});

const aDirectory = (...streams: StreamSummary[]): StreamDirectory => ({
  getStream: (streamId) => {
    const found = streams.find(({ id }) => id === streamId);
    return found ? Promise.resolve(found) : Promise.reject(new Error('404'));
  },
  findStreams: (poolId, name) =>
    Promise.resolve(streams.filter((each) => each.streamPoolId === poolId && each.name === name)),
});

const byName = { by: 'name', streamPoolId: 'ocid1.streampool.oc1..p', streamName: 'weatherstrm' } as const;

describe(lookUpStream, () => {
  it('finds a stream by id', async () => {
    expect(await lookUpStream({ by: 'id', streamId: aStream().id }, aDirectory(aStream()))).toEqual(
      aStream(),
    );
  });

  it('finds the active one of a name, past those that were deleted', async () => {
    const deleted = aStream({ id: 'old', lifecycleState: 'DELETED' });
    expect(await lookUpStream(byName, aDirectory(deleted, aStream()))).toEqual(aStream());
  });

  it.each([
    [[], 'There is no stream called weatherstrm'],
    [[aStream(), aStream({ id: 'b' })], 'Set STREAM_ID'],
    [[aStream({ lifecycleState: 'CREATING' })], 'is CREATING'],
  ])('says what is wrong with what it found (%#)', async (streams, reason) => {
    await expect(lookUpStream(byName, aDirectory(...streams))).rejects.toThrow(reason);
  });
});

it('lookUpRejectedStream looks beside the stream, by its name', async () => {
  const rejected = aStream({ id: 'r', name: 'weatherstrm-rejected' });
  expect(await lookUpRejectedStream(aStream(), aDirectory(aStream(), rejected))).toEqual(rejected);
});
