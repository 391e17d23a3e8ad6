import net from 'node:net';
import { once } from 'node:events';
import { createManualClock } from '@weather-stream/service-kit';
import { createHttpSender, type HttpRequest, type HttpSenderOptions } from './create-http-sender';
import { isEndpointUnreachable, OciConnectionError } from './errors';
import { isPrivateAddress, toConnectionError } from './to-connection-error';
import { closeServers, startServer } from './testing/start-server';

afterEach(closeServers);

const senders: { close: () => void }[] = [];
afterEach(() => senders.splice(0).forEach((sender) => sender.close()));

const aSender = (options: HttpSenderOptions = {}) => {
  const sender = createHttpSender(options);
  senders.push(sender);
  return sender;
};

const aRequest = (url: string, overrides: Partial<HttpRequest> = {}): HttpRequest => ({
  operation: 'GetStream',
  method: 'GET',
  url: new URL(url),
  headers: {},
  ...overrides,
});

describe(createHttpSender, () => {
  it('sends over one kept connection', async () => {
    const server = await startServer((_request, response) => response.end('ok'));
    const sender = aSender();
    for (let call = 0; call < 3; call += 1) await sender.send(aRequest(server.url));
    expect(server.sockets).toHaveLength(1);
  });

  it('leaves nothing behind on a kept connection, however often it is used', async () => {
    const server = await startServer((_request, response) => response.end('ok'));
    const sender = aSender();
    const once = jest.spyOn(net.Socket.prototype, 'once');
    for (let call = 0; call < 15; call += 1) await sender.send(aRequest(server.url));
    expect((once.mock.calls as unknown[][]).filter(([event]) => event === 'connect').length).toBeLessThan(5);
  });

  it('repeats a read once when the kept connection was closed meanwhile', async () => {
    const server = await startServer((_request, response, index) => {
      if (index === 1) response.socket?.resetAndDestroy();
      else response.end('ok');
    });
    const sender = aSender();
    await sender.send(aRequest(server.url));
    expect((await sender.send(aRequest(server.url))).status).toBe(200);
    expect(server.received).toHaveLength(3);
  });

  it('does not repeat a write by itself', async () => {
    const server = await startServer((_request, response, index) => {
      if (index === 1) response.socket?.resetAndDestroy();
      else response.end('ok');
    });
    const sender = aSender();
    await sender.send(aRequest(server.url, { method: 'POST', body: 'a' }));
    await expect(sender.send(aRequest(server.url, { method: 'POST', body: 'b' }))).rejects.toMatchObject({
      code: 'OCI_CONNECTION_LOST',
      retriable: true,
    });
    expect(server.received).toHaveLength(2);
  });

  it('repeats a write that is said to be repeatable', async () => {
    const server = await startServer((_request, response, index) => {
      if (index === 1) response.socket?.resetAndDestroy();
      else response.end('ok');
    });
    const sender = aSender();
    const write = aRequest(server.url, { method: 'POST', body: 'a', repeatable: true });
    await sender.send(write);
    expect((await sender.send(write)).status).toBe(200);
    expect(server.received).toHaveLength(3);
  });

  it('gives up an answer that stays away, and one that stops half way', async () => {
    for (const beginning of ['', 'half of it']) {
      const clock = createManualClock();
      let arrived: () => void = () => undefined;
      const arrival = new Promise<void>((resolve) => (arrived = resolve));
      const server = await startServer((_request, response) => {
        if (beginning !== '') response.write(beginning);
        arrived();
      });
      const outcome = expect(
        aSender({ clock, requestTimeoutMs: 5000 }).send(aRequest(server.url)),
      ).rejects.toMatchObject({ code: 'OCI_TIMEOUT', retriable: true });
      await arrival;
      await clock.advance(5000);
      await outcome;
    }
  });

  it('says that nothing listens', async () => {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as net.AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    await expect(aSender().send(aRequest(`http://127.0.0.1:${port}/`))).rejects.toThrow(
      `GetStream: 127.0.0.1:${port} cannot be reached`,
    );
  });

  it('ends when its caller gives up', async () => {
    const stop = new AbortController();
    const server = await startServer(() => stop.abort());
    await expect(aSender().send(aRequest(server.url, { signal: stop.signal }))).rejects.toMatchObject({
      code: 'OCI_CANCELLED',
      retriable: false,
    });
  });
});

describe(toConnectionError, () => {
  const context = {
    operation: 'Stream putMessages',
    host: 'x.streaming.example.com',
    stage: { connected: false, address: undefined },
  };

  it('tells a private address that does not answer from a public one', () => {
    const timedOut = Object.assign(new Error('late'), { code: 'ETIMEDOUT' });
    const at = (address: string) =>
      toConnectionError(timedOut, { ...context, stage: { connected: false, address } });
    expect(at('10.0.1.7')).toMatchObject({ code: 'OCI_PRIVATE_ADDRESS_UNREACHABLE' });
    expect(at('10.0.1.7').message).toContain('10.0.1.7 in a private network');
    expect(at('134.70.8.1').code).toBe('OCI_UNREACHABLE');
  });

  it.each([
    ['ENOTFOUND', 'OCI_HOST_UNKNOWN', true],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'OCI_TLS_FAILED', false],
    ['ECONNREFUSED', 'OCI_UNREACHABLE', true],
  ])('knows %s as %s', (systemCode, code, retriable) => {
    const error = toConnectionError(Object.assign(new Error(), { code: systemCode }), context);
    expect(error).toMatchObject({ code, retriable });
    expect(error.message).toContain('Stream putMessages');
    expect(error.message).toContain('x.streaming.example.com');
  });
});

it.each([
  ['OCI_HOST_UNKNOWN', true],
  ['OCI_PRIVATE_ADDRESS_UNREACHABLE', true],
  ['OCI_UNREACHABLE', true],
  ['OCI_TLS_FAILED', true],
  ['OCI_TIMEOUT', false],
  ['OCI_CONNECTION_LOST', false],
  ['OCI_CANCELLED', false],
] as const)('isEndpointUnreachable says of %s %s', (code, expected) => {
  expect(isEndpointUnreachable(new OciConnectionError('x', { code }))).toBe(expected);
});

it.each([
  ['10.1.2.3', true],
  ['172.16.0.1', true],
  ['172.32.0.1', false],
  ['192.168.9.9', true],
  ['100.64.0.1', true],
  ['100.128.0.1', false],
  ['127.0.0.1', false],
  ['fd12::1', true],
  ['2603:c020::1', false],
])('isPrivateAddress says of %s %s', (address, expected) => {
  expect(isPrivateAddress(address)).toBe(expected);
});
