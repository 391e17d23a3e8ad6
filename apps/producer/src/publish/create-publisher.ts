import type { Clock } from '@weather-stream/service-kit';
import type { StreamMessage } from '@weather-stream/message-schema';
import { MessageTooLargeError } from '../errors';
import type { BatchLimits } from './choose-batch';
import { createBatchSender, type BatchSenderOptions } from './create-batch-sender';
import { createByteBudget, type ByteBudget } from './create-byte-budget';
import { createLanes, type Lanes, type Pending } from './create-lanes';
import { createPump } from './create-pump';
import { createWakeUp } from './create-wake-up';
import { heldBytes, messageBytes } from './message-bytes';
import type { Delivery, PublishOutcome } from './types';

/** Settings of {@link createPublisher}. */
export interface PublisherOptions extends BatchLimits, Omit<BatchSenderOptions, 'finish'> {
  /** How many encoded bytes may wait for their acknowledgement; `publish` waits while there are more. */
  maxPendingBytes: number;
  /** How many puts may be under way at once, never two with the same key. @default 4 */
  maxInFlight?: number;
}

/** Brings messages to a stream: batched, in order within each key, again until they are acknowledged. */
export interface Publisher {
  /** Takes charge of a message. Waits while too much is pending: this is the back pressure. */
  publish(message: StreamMessage): Promise<Delivery>;
  /**
   * Sends what is pending without lingering, for at most `deadlineMs` milliseconds, and ends the publisher.
   *
   * @returns how many messages the stream has not acknowledged; each may be there nevertheless
   */
  drain(deadlineMs: number): Promise<{ unsent: number }>;
}

/** Makes a {@link Publisher}. */
export function createPublisher(options: PublisherOptions): Publisher {
  const { clock, maxPendingBytes, maxBytes } = options;
  const budget = createByteBudget(maxPendingBytes);
  const lanes = createLanes();
  const limits = { ...options };
  let announceIdle: () => void = () => undefined;
  const send = createBatchSender({
    ...options,
    finish: (lane, outcome) => finish(lanes.finishHead(lane), outcome, budget),
  });
  const wakeUp = createWakeUp(clock, () => pump());
  const onPumped = () => {
    if (lanes.pending() + budget.waiting() === 0) announceIdle();
  };
  const pump = createPump({ ...options, lanes, limits, send, wakeUp, onPumped });

  return {
    publish: async (message) => {
      const bytes = messageBytes(message);
      if (bytes > maxBytes) return tooLarge(bytes, maxBytes);
      if (!(await budget.take(heldBytes(message)))) return settled({ kind: 'unsent' });
      const outcome = new Promise<PublishOutcome>((settle) => {
        lanes.add({ message, bytes, acceptedAtMs: clock.now(), settle });
      });
      wakeUp.soon();
      return { outcome };
    },
    drain: async (deadlineMs) => {
      limits.lingerMs = 0;
      const idle = new Promise<void>((resolve) => (announceIdle = resolve));
      pump();
      await waitAtMost(idle, clock, deadlineMs);
      wakeUp.at(undefined);
      return { unsent: abandon(lanes, budget) };
    },
  };
}

/** Ends one message; there is none when the publisher was drained meanwhile. */
function finish(pending: Pending | undefined, outcome: PublishOutcome, budget: ByteBudget): void {
  if (pending === undefined) return;
  budget.give(heldBytes(pending.message));
  pending.settle(outcome);
}

/** Ends everything that is still pending. @returns how many messages that were */
function abandon(lanes: Lanes, budget: ByteBudget): number {
  const left = lanes.clear();
  const unsent = left.length + budget.waiting();
  budget.close();
  for (const { settle } of left) settle({ kind: 'unsent' });
  return unsent;
}

/** Waits for `done`, but not longer than `deadlineMs` milliseconds. */
async function waitAtMost(done: Promise<void>, clock: Clock, deadlineMs: number): Promise<void> {
  const deadline = new AbortController();
  await Promise.race([done, clock.sleep(deadlineMs, deadline.signal).catch(() => undefined)]);
  deadline.abort();
}

const tooLarge = (bytes: number, maxBytes: number): Delivery =>
  settled({ kind: 'refused', error: new MessageTooLargeError(bytes, maxBytes) });

const settled = (outcome: PublishOutcome): Delivery => ({ outcome: Promise.resolve(outcome) });
