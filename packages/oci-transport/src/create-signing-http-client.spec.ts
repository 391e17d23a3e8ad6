import { NoRetryConfigurationDetails } from 'oci-common';
import { SecretsClient } from 'oci-secrets';
import { StreamAdminClient, StreamClient } from 'oci-streaming';
import { createSigningHttpClient } from './create-signing-http-client';
import { OciConnectionError, OciServiceError } from './errors';
import { anIdentity, hasValidSignature, parseAuthorization } from './testing/identities';
import { closeServers, startServer, type Answer } from './testing/start-server';
import { fromSdkError } from './to-service-error';

const clients: { close: () => void }[] = [];
afterEach(async () => {
  clients.splice(0).forEach((client) => client.close());
  await closeServers();
});

const aClient = () => {
  const client = createSigningHttpClient({ identity: anIdentity() });
  clients.push(client);
  return client;
};

const configuration = { retryConfiguration: NoRetryConfigurationDetails };

const streamClientOf = async (answer: Answer) => {
  const server = await startServer(answer);
  const client = new StreamClient({ httpClient: aClient() }, configuration);
  client.endpoint = server.url;
  return { server, client };
};

const aPut = {
  streamId: 'ocid1.stream.oc1..s',
  putMessagesDetails: { messages: [{ key: 'RVdS', value: 'e30=' }] },
};

beforeEach(() => {
  // The SDK's retrier writes every failure to the console.
  jest.spyOn(console, 'warn').mockReturnValue(undefined);
});

describe(createSigningHttpClient, () => {
  it('puts through the vendor’s StreamClient, body unsigned, and hands the result back', async () => {
    const { server, client } = await streamClientOf((_request, response) => {
      response.setHeader('opc-request-id', 'R1');
      response.end(JSON.stringify({ failures: 0, entries: [{ partition: '0', offset: 7 }] }));
    });
    const { opcRequestId, putMessagesResult } = await client.putMessages(aPut);
    expect(opcRequestId).toBe('R1');
    expect(putMessagesResult.entries).toMatchObject([{ partition: '0', offset: 7 }]);
    const [request] = server.received;
    expect(request && hasValidSignature(request)).toBe(true);
    expect(parseAuthorization(request?.headers ?? {}).headers).toBe('x-date (request-target) host');
    expect(JSON.parse(request?.body ?? '')).toEqual(aPut.putMessagesDetails);
  });

  it('signs the bodies of other writes, and reads with their queries', async () => {
    const { server, client } = await streamClientOf((request, response) => {
      response.setHeader('opc-next-cursor', 'next');
      response.end(request.method === 'GET' ? '[]' : '{"value":"c"}');
    });
    const { streamId } = aPut;
    await client.createCursor({
      streamId,
      createCursorDetails: { partition: '0', type: 'TRIM_HORIZON' as never },
    });
    await client.getMessages({ streamId, cursor: 'a+b/c= d', limit: 5 });
    expect(server.received.map(hasValidSignature)).toEqual([true, true]);
    expect(parseAuthorization(server.received[0]?.headers ?? {}).headers).toContain('x-content-sha256');
  });

  it('serves the other clients of the vendor too, also where an answer has no body', async () => {
    const { url, received } = await startServer((request, response) => {
      response.statusCode = request.method === 'DELETE' ? 204 : 200;
      response.end(request.method === 'DELETE' ? undefined : '{"secretId":"s","versionNumber":1}');
    });
    const secrets = new SecretsClient({ httpClient: aClient() }, configuration);
    secrets.endpoint = url;
    expect((await secrets.getSecretBundle({ secretId: 's' })).secretBundle.versionNumber).toBe(1);
    const admin = new StreamAdminClient({ httpClient: aClient() }, configuration);
    admin.endpoint = url;
    await admin.deleteStream({ streamId: 's' });
    expect(received.map(hasValidSignature)).toEqual([true, true]);
  });

  it('lets an error answer through as the vendor’s error, which fromSdkError makes ours', async () => {
    const { client } = await streamClientOf((_request, response) => {
      response.writeHead(404, { 'opc-request-id': 'R2' });
      response.end('{"code":"NotAuthorizedOrNotFound","message":"no such stream"}');
    });
    const thrown: unknown = await client.putMessages(aPut).catch((error: unknown) => error);
    const error = fromSdkError(thrown, { operation: 'PutMessages', host: 'example' });
    expect(error).toBeInstanceOf(OciServiceError);
    expect(error).toMatchObject({
      status: 404,
      code: 'NotAuthorizedOrNotFound',
      retriable: false,
      opcRequestId: 'R2',
      message:
        'PutMessages at example answered 404 NotAuthorizedOrNotFound: no such stream [opc-request-id R2]',
    });
  });

  it('keeps the meaning of a lost connection through the vendor’s retrier', async () => {
    const { client } = await streamClientOf((_request, response) => response.socket?.resetAndDestroy());
    const thrown: unknown = await client.putMessages(aPut).catch((error: unknown) => error);
    const error = fromSdkError(thrown, { operation: 'PutMessages', host: 'example' });
    expect(error).toBeInstanceOf(OciConnectionError);
    expect(error).toMatchObject({ code: 'OCI_CONNECTION_LOST', retriable: true });
    expect((error as Error).message).toContain('Stream putMessages');
  });
});
