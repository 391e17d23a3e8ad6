import { createManualClock } from '@weather-stream/service-kit';
import { NoRetryConfigurationDetails } from 'oci-common';
import { models, StreamAdminClient, StreamClient } from 'oci-streaming';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();

const toBase64 = (text: string): string => Buffer.from(text).toString('base64');
/** With its key, half of what a partition takes in a second. */
const half = toBase64('x'.repeat(512 * 1024 - 3));

describe('the rates of Streaming, as the vendor’s client sees them', () => {
  let cloud: TestCloud;
  let admin: StreamAdminClient;
  let client: StreamClient;
  let streamId: string;

  beforeAll(async () => {
    // Its time stands still: what comes back in a second does not come back.
    cloud = await startTestCloud({ clock: createManualClock(Date.now()) });
    const { authenticationDetailsProvider, tenancyId: compartmentId } = cloud;
    admin = new StreamAdminClient({ authenticationDetailsProvider });
    const noRetry = { retryConfiguration: NoRetryConfigurationDetails };
    client = new StreamClient({ authenticationDetailsProvider }, noRetry);
    admin.endpoint = client.endpoint = cloud.url;
    const createStreamDetails = { compartmentId, name: 'limited', partitions: 3 };
    streamId = (await admin.createStream({ createStreamDetails })).stream.id;
  });
  afterAll(async () => {
    admin.close();
    client.close();
    await cloud.dispose();
  });

  const put = async (entries: [key: string, value: string][]): Promise<models.PutMessagesResult> => {
    const messages = entries.map(([key, value]) => ({ key: toBase64(key), value }));
    return (await client.putMessages({ streamId, putMessagesDetails: { messages } })).putMessagesResult;
  };

  it('fails entries of full partitions inside a 200, and a request that is throttled whole with 429', async () => {
    for (const key of ['EWR', 'EWR']) expect(await put([[key, half]])).toMatchObject({ failures: 0 });
    const mixed = await put([
      ['EWR', half],
      ...Array.from({ length: 20 }, (_, index): [string, string] => [`other ${index}`, 'eA==']),
    ]);
    expect(mixed.entries[0]).toMatchObject({
      error: '429',
      errorMessage: expect.stringMatching(/next request can be made in \d+ ms/) as string,
    });
    const failed = mixed.entries.filter((entry) => 'error' in entry);
    expect(mixed.failures).toBe(failed.length);
    expect(failed.length).toBeLessThan(21);
    await expect(put([['EWR', half]])).rejects.toMatchObject({
      statusCode: 429,
      serviceCode: 'TooManyRequests',
    });
  });

  it('answers 429 to more than five cursors a second', async () => {
    const createCursorDetails = { partition: '0', type: models.CreateCursorDetails.Type.Latest };
    const calls = await Promise.allSettled(
      Array.from({ length: 6 }, () => client.createCursor({ streamId, createCursorDetails })),
    );
    const refused = calls.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { statusCode: 429, serviceCode: 'TooManyRequests' } }]);
  });
});
