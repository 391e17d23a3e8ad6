import { createSignedRequest } from './create-signed-request';
import { anIdentity, hasValidSignature } from './testing/identities';
import { closeServers, startServer } from './testing/start-server';
import { toServiceError } from './to-service-error';

afterEach(closeServers);

describe(createSignedRequest, () => {
  it('sends a value as signed JSON and answers any status without throwing', async () => {
    const server = await startServer((_request, response) => {
      response.writeHead(429, { 'opc-request-id': 'R3' });
      response.end('{"code":"TooManyRequests","message":"slow down"}');
    });
    const request = createSignedRequest({ identity: anIdentity() });
    const response = await request('POST', `${server.url}/20180418/streams/s/messages`, {
      body: { messages: [] },
    });
    request.close();
    expect(server.received.map(hasValidSignature)).toEqual([true]);
    expect(server.received[0]).toMatchObject({
      body: '{"messages":[]}',
      headers: { 'content-type': 'application/json' },
    });
    expect(response.status).toBe(429);
    expect(toServiceError(response, { operation: 'PutMessages', host: 'h' })).toMatchObject({
      code: 'TooManyRequests',
      retriable: true,
      opcRequestId: 'R3',
    });
  });

  it('names the operation when nobody answers', async () => {
    const request = createSignedRequest({ identity: anIdentity() });
    await expect(request('GET', 'http://127.0.0.1:1/x', { operation: 'GetSecretBundle' })).rejects.toThrow(
      'GetSecretBundle: 127.0.0.1:1 cannot be reached',
    );
    request.close();
  });
});

describe(toServiceError, () => {
  it.each([
    [500, true],
    [503, true],
    [501, false],
    [400, false],
    [401, false],
    [404, false],
    [409, false],
  ])('judges an answer %d with a foreign body: retriable %s', (status, retriable) => {
    const response = { status, headers: {}, body: Buffer.from('<html>proxy</html>') };
    expect(toServiceError(response, { operation: 'X', host: 'h' })).toMatchObject({
      code: 'None',
      retriable,
      message: `X at h answered ${status} None: <html>proxy</html>`,
    });
  });
});
