import { models, StreamAdminClient, StreamClient } from 'oci-streaming';
import { startCloudProcess } from './start-cloud-process';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();

const kills = 5;
const writers = 4;
const acknowledgedBetweenKills = 40;
const toBase64 = (text: string): string => Buffer.from(text).toString('base64');

describe('a stream in a cloud that is killed again and again', () => {
  let cloud: TestCloud;
  let admin: StreamAdminClient;
  let client: StreamClient;
  let streamId: string;

  beforeAll(async () => {
    const streamingLimits = {
      writeBytesPerSecond: 1e9,
      getRequestsPerSecond: 1e9,
      cursorRequestsPerSecond: 1e9,
    };
    cloud = await startTestCloud({ streamingLimits }, startCloudProcess);
    const { authenticationDetailsProvider, tenancyId: compartmentId } = cloud;
    admin = new StreamAdminClient({ authenticationDetailsProvider });
    client = new StreamClient({ authenticationDetailsProvider });
    admin.endpoint = client.endpoint = cloud.url;
    const createStreamDetails = { compartmentId, name: 'killed', partitions: 2 };
    streamId = (await admin.createStream({ createStreamDetails })).stream.id;
  });
  afterAll(async () => {
    admin.close();
    client.close();
    await cloud.dispose();
  });

  /** Position → value of every message that was acknowledged. */
  const acknowledged = new Map<string, string>();

  const putBatch = async (writer: number, batch: number): Promise<void> => {
    const values = Array.from({ length: 20 }, (_, index) => `${writer}/${batch}/${index}/${'x'.repeat(200)}`);
    const messages = values.map((value) => ({ key: toBase64(`writer ${writer}`), value: toBase64(value) }));
    const { putMessagesResult } = await client.putMessages({ streamId, putMessagesDetails: { messages } });
    putMessagesResult.entries.forEach(({ partition = '', offset = -1 }, index) => {
      const position = `${partition}/${offset}`;
      if (acknowledged.has(position)) throw new Error(`${position} was given out twice`);
      acknowledged.set(position, values[index] ?? '');
    });
  };

  /** Puts batch after batch until the cloud is killed in the middle of one. */
  const writeUntilKilled = async (writer: number, round: number, onBatch: () => void): Promise<void> => {
    for (let batch = 0; ; batch += 1) {
      try {
        await putBatch(writer, round * 1000 + batch);
      } catch (error) {
        if (((error as { statusCode?: number }).statusCode ?? -1) > 0) throw error;
        return;
      }
      onBatch();
    }
  };

  const readStored = async (): Promise<Map<string, string>> => {
    const stored = new Map<string, string>();
    for (const partition of ['0', '1']) {
      const createCursorDetails = { partition, type: models.CreateCursorDetails.Type.TrimHorizon };
      let { value: cursor } = (await client.createCursor({ streamId, createCursorDetails })).cursor;
      for (;;) {
        const { items, opcNextCursor } = await client.getMessages({ streamId, cursor });
        if (items.length === 0) break;
        for (const { offset, value } of items)
          stored.set(`${partition}/${offset}`, Buffer.from(value, 'base64').toString());
        cursor = opcNextCursor;
      }
    }
    return stored;
  };

  it('keeps every acknowledged message at its offset, and gives no offset out twice', async () => {
    for (let round = 0; round < kills; round += 1) {
      let [batches, kill] = [0, (): void => undefined];
      const enough = new Promise<void>((resolve) => (kill = resolve));
      const onBatch = (): void => {
        batches += 1;
        if (batches === acknowledgedBetweenKills) kill();
      };
      const writing = Promise.all(
        Array.from({ length: writers }, (_, writer) => writeUntilKilled(writer, round, onBatch)),
      );
      await Promise.race([enough, writing]);
      await cloud.restart();
      await writing;
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(kills * acknowledgedBetweenKills * 20);
    const stored = await readStored();
    const missing = [...acknowledged].filter(([position, value]) => stored.get(position) !== value);
    expect(missing).toEqual([]);
  });

  it('keeps what a group has committed', async () => {
    const { TrimHorizon: type } = models.CreateGroupCursorDetails.Type;
    const group = { groupName: 'killed', instanceName: 'one', type };
    const { cursor } = await client.createGroupCursor({ streamId, createGroupCursorDetails: group });
    const first = await client.getMessages({ streamId, cursor: cursor.value, limit: 3 });
    const second = await client.getMessages({ streamId, cursor: first.opcNextCursor, limit: 3 });
    await cloud.restart();
    const { group: after } = await client.getGroup({ streamId, groupName: 'killed' });
    const { partition, offset } = first.items.at(-1) ?? {};
    expect(after.reservations).toContainEqual(
      expect.objectContaining({ partition, committedOffset: offset }),
    );
    expect(
      (await client.getMessages({ streamId, cursor: second.opcNextCursor })).items.length,
    ).toBeGreaterThan(0);
  });
});
