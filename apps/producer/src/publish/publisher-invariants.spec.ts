import { OciConnectionError } from '@weather-stream/oci-transport';
import type { StreamMessage } from '@weather-stream/message-schema';
import fc from 'fast-check';
import { messageBytes } from './message-bytes';
import { aMessage, answered, aPublisher, encode } from './testing/a-publisher';
import type { PublishOutcome } from './types';

describe('a stream that fails in every way at random', () => {
  type Fate = { kind: 'answers'; failing: boolean[] } | { kind: 'throws'; error: Error };
  const fate: fc.Arbitrary<Fate> = fc.oneof(
    fc.record({
      kind: fc.constant('answers' as const),
      failing: fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
    }),
    fc.record({
      kind: fc.constant('throws' as const),
      error: fc.constantFrom<Error>(
        answered(429),
        answered(500),
        new OciConnectionError('lost', { code: 'OCI_CONNECTION_LOST' }),
      ),
    }),
  );
  const publication = fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd'),
    size: fc.integer({ min: 1, max: 60 }),
  });

  it('gets every message once, in the order of its key, within the limits of a put', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(publication, { maxLength: 40 }),
        fc.array(fate, { maxLength: 30 }),
        fc.integer({ min: 1, max: 4 }),
        async (publications, fates, maxInFlight) => {
          const onStream: StreamMessage[] = [];
          const remaining = [...fates];
          const { publisher, clock } = aPublisher(
            (messages) => {
              expect(messages.length).toBeLessThanOrEqual(4);
              expect(messages.reduce((sum, each) => sum + messageBytes(each), 0)).toBeLessThanOrEqual(100);
              const next = remaining.shift();
              if (next?.kind === 'throws') return Promise.reject(next.error);
              const entries = messages.map((message, index) => {
                if (next?.failing[index % next.failing.length] === true) return { error: '429' };
                onStream.push(message);
                return { partition: '0', offset: onStream.length };
              });
              return Promise.resolve({ entries });
            },
            { maxInFlight, maxPendingBytes: 150 },
          );
          const messages = publications.map(({ key, size }, index) =>
            aMessage(key, `${index}`.padEnd(size, '.')),
          );
          const outcomes: Promise<PublishOutcome>[] = [];
          const publishing = (async () => {
            for (const message of messages) outcomes.push((await publisher.publish(message)).outcome);
          })();
          await clock.advance(3_600_000);
          await publishing;
          const kinds = (await Promise.all(outcomes)).map(({ kind }) => kind);
          expect(kinds).toEqual(messages.map(() => 'stored'));
          expect(onStream).toHaveLength(messages.length);
          for (const key of ['a', 'b', 'c', 'd'].map(encode)) {
            expect(onStream.filter((message) => message.key === key)).toEqual(
              messages.filter((message) => message.key === key),
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
