import {
  decodeRejectedMessage,
  type RejectedMessage,
  type StreamMessage,
} from '@weather-stream/message-schema';
import { createManualClock } from '@weather-stream/service-kit';
import fc from 'fast-check';
import { createPutRejected } from './create-put-rejected';
import type { SendSigned } from './create-secret-reader';
import { MAX_PUT_BYTES } from './limits';
import { createSilentLogger } from './testing/create-silent-logger';

const rejectedOf = (index: number, bytes = 3): RejectedMessage => ({
  rejectionId: `weatherstrm/0/${index}`,
  reason: 'NOT_JSON',
  detail: 'd',
  rejectedBy: 'function',
  key: null,
  value: Buffer.alloc(bytes).toString('base64'),
  rejectedAt: '2026-01-01T00:00:00.000Z',
});

/** A stream that fails the entries for which `fails` says so, in the given put (counted from 0). */
function createStream(
  fails: (put: number, entry: number) => boolean = () => false,
  status: (put: number) => number = () => 200,
) {
  const puts: StreamMessage[][] = [];
  const taken: string[] = [];
  const send: SendSigned = (_method, url, call) => {
    expect(String(url)).toBe('https://cell.example/20180418/streams/ocid1.stream/messages');
    const { messages } = call?.body as { messages: StreamMessage[] };
    const put = puts.push(messages) - 1;
    const entries = messages.map((message, entry) => {
      if (fails(put, entry)) return { error: '429', errorMessage: 'throttled' };
      const outcome = decodeRejectedMessage(message);
      if (status(put) === 200 && outcome.kind === 'decoded') taken.push(outcome.rejected.rejectionId);
      return { partition: '0', offset: entry, timestamp: 't' };
    });
    const failures = entries.filter((entry) => 'error' in entry).length;
    const body =
      status(put) === 200 ? { failures, entries } : { code: 'TooManyRequests', message: 'slow down' };
    return Promise.resolve({ status: status(put), headers: {}, body: Buffer.from(JSON.stringify(body)) });
  };
  return { puts, taken, send };
}

/** Puts, moving the clock on whenever it waits. */
async function put(send: SendSigned, rejected: readonly RejectedMessage[]): Promise<void> {
  const clock = createManualClock();
  const putRejected = createPutRejected({
    send,
    endpoint: 'https://cell.example',
    streamId: 'ocid1.stream',
    clock,
    logger: createSilentLogger(),
    random: () => 0.5,
  });
  const outcome = putRejected(rejected, new AbortController().signal);
  const progress = { ended: false };
  const end = () => void (progress.ended = true);
  outcome.then(end, end);
  while (!progress.ended) await clock.advance(1000);
  return outcome;
}

describe(createPutRejected, () => {
  it('puts what fits into one request of 1 MiB', async () => {
    const { puts, taken, send } = createStream();
    const large = [0, 1, 2].map((index) => rejectedOf(index, 300_000));
    await put(send, large);
    expect(puts.map((messages) => messages.length)).toEqual([2, 1]);
    for (const messages of puts) {
      const bytes = messages
        .flatMap(({ key, value }) => [key, value])
        .map((text) => Buffer.from(text, 'base64').length);
      expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MAX_PUT_BYTES);
    }
    expect(taken).toHaveLength(3);
  });

  it('sends again exactly the entries that a 200 did not take', async () => {
    const { puts, taken, send } = createStream((nth, entry) => nth === 0 && entry === 1);
    await put(
      send,
      [0, 1, 2].map((index) => rejectedOf(index)),
    );
    expect(puts.map((messages) => messages.length)).toEqual([3, 1]);
    expect(taken).toEqual(['weatherstrm/0/0', 'weatherstrm/0/2', 'weatherstrm/0/1']);
  });

  it('gets every message taken exactly once, whichever entries fail at first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(12),
        fc.array(fc.array(fc.boolean()), { maxLength: 3 }),
        async (count, failures) => {
          const { taken, send } = createStream((nth, entry) => failures[nth]?.[entry] === true);
          await put(
            send,
            Array.from({ length: count }, (_, index) => rejectedOf(index)),
          );
          expect([...taken].sort()).toEqual(
            Array.from({ length: count }, (_, index) => `weatherstrm/0/${index}`).sort(),
          );
        },
      ),
    );
  });

  it('tries again after a 429 of the whole request', async () => {
    const { taken, send } = createStream(undefined, (nth) => (nth === 0 ? 429 : 200));
    await put(send, [rejectedOf(0)]);
    expect(taken).toHaveLength(1);
  });

  it('fails when an entry is never taken: nothing may count as rejected before it is safe', async () => {
    const { send } = createStream((_put, entry) => entry === 0);
    await expect(put(send, [rejectedOf(0)])).rejects.toMatchObject({
      code: 'REJECTED_STREAM_UNAVAILABLE',
      retriable: true,
    });
  });

  it('fails at once when the stream refuses who we are', async () => {
    const { puts, send } = createStream(undefined, () => 404);
    await expect(put(send, [rejectedOf(0)])).rejects.toMatchObject({ status: 404 });
    expect(puts).toHaveLength(1);
  });

  it('does not take a page for an acknowledgement', async () => {
    const send: SendSigned = () => Promise.resolve({ status: 200, headers: {}, body: Buffer.from('<html>') });
    await expect(put(send, [rejectedOf(0)])).rejects.toMatchObject({ code: 'REJECTED_STREAM_UNAVAILABLE' });
  });
});
