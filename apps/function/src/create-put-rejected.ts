import {
  encodeRejectedMessage,
  type RejectedMessage,
  type StreamMessage,
} from '@weather-stream/message-schema';
import { toServiceError } from '@weather-stream/oci-transport';
import { retry, type Clock, type Logger } from '@weather-stream/service-kit';
import type { SendSigned } from './create-secret-reader';
import { RejectedStreamError } from './errors';
import { MAX_PUT_BYTES } from './limits';
import { sliceByBytes } from './slice-by-bytes';

/** Settings of {@link createPutRejected}. */
export interface PutRejectedOptions {
  /** Sends a request signed by the function's resource principal. */
  send: SendSigned;
  /** Messages endpoint of the rejected stream, without a slash at its end. */
  endpoint: string;
  streamId: string;
  clock: Clock;
  logger: Logger;
  /** A number in [0, 1) for the jitter. @default Math.random */
  random?: () => number;
}

/**
 * Puts messages on the rejected stream and returns when every one of them is acknowledged.
 *
 * It throws OciServiceError when the stream refuses, OciConnectionError when it does not answer, RejectedStreamError when
 * some entries still fail after a few attempts.
 */
export type PutRejected = (rejected: readonly RejectedMessage[], signal: AbortSignal) => Promise<void>;

const backoff = { attempts: 5, baseDelayMs: 200, maxDelayMs: 2_000 };

const decodedBytes = (base64: string): number => Math.floor((base64.length * 3) / 4);
const bytesOf = ({ key, value }: StreamMessage): number => decodedBytes(key) + decodedBytes(value);

/** The messages of a put that a 200 did not acknowledge: every entry counts, not the status. */
function findFailed(messages: readonly StreamMessage[], body: Buffer): StreamMessage[] {
  let answer: unknown;
  try {
    answer = JSON.parse(body.toString('utf8'));
  } catch {
    return [...messages];
  }
  const { entries } = (answer ?? {}) as { entries?: ({ offset?: unknown } | null)[] };
  return messages.filter((_message, index) => typeof entries?.[index]?.offset !== 'number');
}

/** One PutMessages. @returns the messages that it did not acknowledge */
async function putOnce(
  messages: readonly StreamMessage[],
  { send, endpoint, streamId, logger }: PutRejectedOptions,
  signal: AbortSignal,
): Promise<StreamMessage[]> {
  const operation = 'PutMessages';
  const response = await send('POST', `${endpoint}/20180418/streams/${streamId}/messages`, {
    operation,
    body: { messages },
    headers: { 'content-type': 'application/json' },
    signBody: false,
    signal,
  });
  if (response.status !== 200) throw toServiceError(response, { operation, host: new URL(endpoint).host });
  const failed = findFailed(messages, response.body);
  logger.info(
    {
      event: 'put-rejected',
      messages: messages.length,
      failures: failed.length,
      opcRequestId: response.headers['opc-request-id'],
    },
    'put rejected messages on their stream',
  );
  return failed;
}

/** Makes a {@link PutRejected}: PutMessages, at most 1 MiB a request, its failed entries sent again with full jitter. */
export function createPutRejected(options: PutRejectedOptions): PutRejected {
  const { streamId, clock, random } = options;
  const putSlice = (slice: readonly StreamMessage[], signal: AbortSignal): Promise<void> => {
    let left = slice;
    const put = async (): Promise<void> => {
      left = await putOnce(left, options, signal);
      if (left.length === 0) return;
      throw new RejectedStreamError(
        `${left.length} of ${slice.length} rejected messages were not taken by ${streamId}`,
      );
    };
    return retry(put, { ...backoff, clock, signal, ...(random !== undefined && { random }) });
  };
  return async (rejected, signal) => {
    for (const slice of sliceByBytes(rejected.map(encodeRejectedMessage), MAX_PUT_BYTES, bytesOf)) {
      await putSlice(slice, signal);
    }
  };
}
