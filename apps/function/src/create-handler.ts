import { toErrorFields, type Clock, type Logger } from '@weather-stream/service-kit';
import { beforeDeadline } from './before-deadline';
import type { PutRejected } from './create-put-rejected';
import { createRefusalMemory } from './create-refusal-memory';
import { InvocationError } from './errors';
import { MAX_LOGGED_REJECTIONS } from './limits';
import { parseConnectorBatch } from './parse-connector-batch';
import { toRejected } from './rejection';
import { sortBatch } from './sort-batch';
import { storeGroups } from './store-groups';
import type { StoreRowsDeps } from './store-rows';

/** What the handler works with. */
export interface HandlerDeps {
  /** Stores rows in one call and one transaction. */
  storeBatch: StoreRowsDeps['storeBatch'];
  /** Puts rejected messages on their stream; returns when all are safe. */
  putRejected: PutRejected;
  clock: Clock;
  logger: Logger;
}

/** What is known of an invocation besides its body. */
export interface InvocationContext {
  /** When the platform gives up. */
  readonly deadline: Date | null;
  readonly callID: string | null;
}

/** What became of a batch: `stored + duplicates + rejected` is the number of its messages. */
export interface BatchAnswer {
  stored: number;
  duplicates: number;
  /** Messages that are now on the rejected stream. */
  rejected: number;
}

/** Handles one connector batch. Throws when nothing can be said for sure, so that the connector redelivers it. */
export type Handler = (body: Uint8Array, context: InvocationContext) => Promise<BatchAnswer>;

/**
 * Makes the handler. A batch has three outcomes: all is stored; some is rejected, and safe on the rejected stream; or the
 * database, the Vault or the rejected stream does not answer or refuses our identity, and it throws an InvocationError.
 * What a message holds never makes it throw.
 */
export function createHandler({ storeBatch, putRejected, clock, logger }: HandlerDeps): Handler {
  const refusals = createRefusalMemory();

  const process = async (body: Uint8Array, signal: AbortSignal): Promise<BatchAnswer> => {
    const { groups, rejections } = sortBatch(parseConnectorBatch(body));
    const outcome = await storeGroups(groups, { storeBatch, refusals, signal });
    const all = [...rejections, ...outcome.rejections];
    if (all.length > 0) {
      const rejected = all.map((rejection) => toRejected(rejection, new Date(clock.now())));
      await putRejected(rejected, signal);
      const named = rejected
        .slice(0, MAX_LOGGED_REJECTIONS)
        .map(({ rejectionId, reason }) => `${rejectionId} ${reason}`);
      logger.warn({ event: 'rejected', rejected: all.length, named }, 'rejected messages');
    }
    refusals.clear();
    return { stored: outcome.stored, duplicates: outcome.duplicates, rejected: all.length };
  };

  return async (body, { deadline, callID }) => {
    const startedAt = clock.now();
    const took = () => ({ ms: clock.now() - startedAt, callId: callID });
    try {
      const answer = await beforeDeadline(deadline, clock, (signal) => process(body, signal));
      const messages = answer.stored + answer.duplicates + answer.rejected;
      logger.info({ event: 'batch', messages, ...answer, ...took() }, 'stored a batch');
      return answer;
    } catch (error) {
      logger.error(
        { event: 'batch-failed', ...toErrorFields(error), ...took() },
        'failed; it will come again',
      );
      throw new InvocationError(error);
    }
  };
}
