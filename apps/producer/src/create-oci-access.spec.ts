import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOciAccess } from './create-oci-access';

describe(createOciAccess, () => {
  let server: Server;
  let url: string;
  const asked: (string | undefined)[][] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push([request.url, request.headers.authorization]);
      response.writeHead(404).end('not here');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it('asks the metadata service that the settings name, and says so when it has no certificate', async () => {
    const access = createOciAccess({
      auth: 'instance-principal',
      configProfile: 'DEFAULT',
      metadataBaseUrl: `${url}/opc/v2`,
      federationEndpoint: url,
    });
    await expect(access).rejects.toMatchObject({
      code: 'IDENTITY_INCOMPLETE',
      message: expect.stringContaining('This machine has no instance principal') as string,
    });
    expect(asked).toEqual([['/opc/v2/identity/cert.pem', 'Bearer Oracle']]);
  });
});
