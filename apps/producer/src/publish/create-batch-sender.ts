import type { Clock, Logger } from '@weather-stream/service-kit';
import { createFailureReporter } from './create-failure-reporter';
import type { Lane } from './create-lanes';
import { judgePutError, type PutVerdict } from './judge-put-error';
import { postpone } from './postpone';
import { requestedDelayMs } from './requested-delay';
import { splitPutResult } from './split-put-result';
import type { PublishOutcome, PutMessages } from './types';

/** How long a message is sent again before it counts as failed, in milliseconds from its first failure. */
export interface Patience {
  /** While the stream is busy. */
  transientMs: number;
  /** While nobody answers at its endpoint. */
  unreachableMs: number;
  /** While the stream refuses our identity or is not there: somebody must change something. */
  stuckMs: number;
}

/** Settings of {@link createBatchSender}. */
export interface BatchSenderOptions {
  putMessages: PutMessages;
  clock: Clock;
  logger: Logger;
  patience: Patience;
  /** A number in [0, 1). @default Math.random */
  random?: () => number;
  /** Says an error with its way out. @default the error's message */
  explain?: (error: unknown) => string;
  /** Told of the end of a lane's first message. */
  finish: (lane: Lane, outcome: PublishOutcome) => void;
}

type Wait = Exclude<PutVerdict, 'divide' | 'refuse'>;

const transientBackoff = { baseDelayMs: 100, maxDelayMs: 10_000 };
const backoffs: Record<Wait, { baseDelayMs: number; maxDelayMs: number }> = {
  again: transientBackoff,
  away: transientBackoff,
  stuck: { baseDelayMs: 5_000, maxDelayMs: 60_000 },
};

const patienceOf: Record<Wait, keyof Patience> = {
  again: 'transientMs',
  away: 'unreachableMs',
  stuck: 'stuckMs',
};

/** Makes the function that puts the first messages of lanes in one request, and finishes or postpones each. Never rejects. */
export function createBatchSender(options: BatchSenderOptions): (batch: Lane[]) => Promise<void> {
  const { logger, clock, finish, putMessages } = options;
  const reporter = createFailureReporter(options);
  return async (batch) => {
    const heads = batch.flatMap(({ queue }) => queue.slice(0, 1));
    try {
      const { entries, opcRequestId } = await putMessages(heads.map(({ message }) => message));
      const { stored, refused, again, ...asked } = splitPutResult(batch, entries);
      const failures = again.length + refused.length;
      const bytes = heads.reduce((sum, head) => sum + head.bytes, 0);
      const fields = { event: 'put', messages: batch.length, bytes, failures, opcRequestId };
      logger.info(fields, failures === 0 ? 'put' : `put; ${failures} failed: ${asked.reason ?? 'refused'}`);
      reporter.succeeded();
      for (const { message, entry } of stored) {
        finish(message, { kind: 'stored', partition: entry.partition, offset: entry.offset });
      }
      for (const { message, error } of refused) finish(message, { kind: 'refused', error });
      giveUp(new Error(asked.reason), postponeBy(again, 'again', asked.requestedDelayMs));
    } catch (error) {
      const verdict = judgePutError(error, batch.length);
      reporter.failed(error, { messages: batch.length, verdict });
      if (verdict === 'divide') batch.forEach((lane) => (lane.alone = true));
      else if (verdict === 'refuse') batch.forEach((lane) => finish(lane, { kind: 'refused', error }));
      else giveUp(error, postponeBy(batch, verdict, asked(error)));
    }
  };

  function postponeBy(lanes: Lane[], wait: Wait, requestedMs: number): Lane[] {
    const { random = Math.random, patience } = options;
    return postpone(lanes, {
      nowMs: clock.now(),
      requestedDelayMs: requestedMs,
      backoff: { ...backoffs[wait], random },
      patienceMs: patience[patienceOf[wait]],
    });
  }

  function giveUp(error: unknown, lanes: Lane[]): void {
    for (const lane of lanes) finish(lane, { kind: 'gave-up', error });
  }
}

const asked = (error: unknown): number =>
  requestedDelayMs(error instanceof Error ? error.message : undefined) ?? 0;
