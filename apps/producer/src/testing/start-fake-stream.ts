import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as the fake stream keeps it, decoded. */
export interface KeptMessage {
  streamId: string;
  key: string;
  value: { id?: string; rejectionId?: string; time?: string };
}

/** An entry of a put, or what is done instead of answering it. */
export type Fate = 'store' | 'throttle';

/** A server that answers puts as OCI Streaming does, without looking at signatures. */
export interface FakeStream {
  url: string;
  kept: KeptMessage[];
  /** How many puts came. */
  puts(): number;
  close(): Promise<void>;
}

/** What the fake stream does. */
export interface FakeStreamOptions {
  /** Fate of each message, by the number of the put and the message's place in it. @default all are stored */
  fate?: (put: number, index: number) => Fate;
  /** Answers a put itself, and says so. @default never */
  intercept?: (put: number, response: http.ServerResponse) => boolean;
}

/** Starts a {@link FakeStream} on loopback. */
export async function startFakeStream(options: FakeStreamOptions = {}): Promise<FakeStream> {
  const { fate = () => 'store', intercept = () => false } = options;
  const kept: KeptMessage[] = [];
  let puts = 0;
  const answer = (path: string, body: string, response: http.ServerResponse) => {
    const put = puts;
    puts += 1;
    response.setHeader('opc-request-id', `R${put}`);
    if (intercept(put, response)) return;
    const streamId = path.split('/')[3] ?? '';
    const { messages } = JSON.parse(body) as { messages: { key: string; value: string }[] };
    const entries = messages.map(({ key, value }, index) => {
      if (fate(put, index) === 'throttle') return { error: '429', errorMessage: 'throttled' };
      const decoded = JSON.parse(Buffer.from(value, 'base64').toString()) as KeptMessage['value'];
      kept.push({ streamId, key: Buffer.from(key, 'base64').toString(), value: decoded });
      return { partition: '0', offset: kept.length };
    });
    const failures = entries.filter((entry) => 'error' in entry).length;
    response.end(JSON.stringify({ failures, entries }));
  };
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(request.url ?? '', Buffer.concat(chunks).toString(), response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    kept,
    puts: () => puts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
