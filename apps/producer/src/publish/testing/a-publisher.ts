import { createManualClock } from '@weather-stream/service-kit';
import { OciServiceError } from '@weather-stream/oci-transport';
import type { StreamMessage } from '@weather-stream/message-schema';
import { createPublisher, type PublisherOptions } from '../create-publisher';
import { aLog } from '../../testing/a-log';
import type { PutMessages } from '../types';

/** Base64 of a text. */
export const encode = (text: string) => Buffer.from(text).toString('base64');
/** A message with this key and value, in clear. */
export const aMessage = (key: string, value = 'v'): StreamMessage => ({
  key: encode(key),
  value: encode(value),
});

/** A publisher over a clock that stands still and a log that is kept. */
export const aPublisher = (putMessages: PutMessages, overrides: Partial<PublisherOptions> = {}) => {
  const clock = createManualClock(0);
  const log = aLog();
  const publisher = createPublisher({
    putMessages,
    clock,
    logger: log.logger,
    maxMessages: 4,
    maxBytes: 100,
    lingerMs: 20,
    maxPendingBytes: 10_000,
    patience: { transientMs: Infinity, unreachableMs: Infinity, stuckMs: Infinity },
    random: () => 0.5,
    ...overrides,
  });
  return { publisher, clock, lines: log.lines };
};

/** A stream that takes everything. */
export const takesAll: PutMessages = (messages) =>
  Promise.resolve({ entries: messages.map((_message, offset) => ({ partition: '0', offset })) });

/** An error answer of the stream. */
export const answered = (status: number, detail = 'because') =>
  new OciServiceError({ operation: 'PutMessages', host: 'h', status, code: `S${status}`, detail });
