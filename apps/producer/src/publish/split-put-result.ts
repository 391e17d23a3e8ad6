import { PutRefusedError } from '../errors';
import { requestedDelayMs } from './requested-delay';
import type { PutEntry } from './types';

/** What became of the messages of one put. Every message is in exactly one of the lists, in the order of the request. */
export interface SplitResult<Message> {
  stored: { message: Message; entry: PutEntry }[];
  /** To be sent again. */
  again: Message[];
  /** What the stream will never take. */
  refused: { message: Message; error: PutRefusedError }[];
  /** The longest pause that an entry asked for, in milliseconds; 0 when none did. */
  requestedDelayMs: number;
  /** The first error that an entry to be sent again gave, for the log. */
  reason?: string;
}

/**
 * Tells apart what a put stored and what it did not. The SDK reports both as success: status 200, with an `error` in some
 * entries. A message without an entry counts as not stored: it may be there twice then, never not at all.
 */
export function splitPutResult<Message>(
  messages: readonly Message[],
  entries: readonly PutEntry[],
): SplitResult<Message> {
  const split: SplitResult<Message> = { stored: [], again: [], refused: [], requestedDelayMs: 0 };
  messages.forEach((message, index) => {
    const entry = entries[index];
    if (entry !== undefined && !hasError(entry)) {
      split.stored.push({ message, entry });
    } else if (entry !== undefined && isFinal(entry.error ?? '')) {
      split.refused.push({ message, error: new PutRefusedError(entry.error ?? '', entry.errorMessage) });
    } else {
      split.again.push(message);
      split.reason ??= `${entry?.error ?? 'no entry'} ${entry?.errorMessage ?? ''}`.trim();
      split.requestedDelayMs = Math.max(split.requestedDelayMs, requestedDelayMs(entry?.errorMessage) ?? 0);
    }
  });
  return split;
}

const hasError = ({ error }: PutEntry): boolean => error !== undefined && error !== '';

/** Errors of a single entry are HTTP statuses as text. Whatever is not known to be final may pass. */
const isFinal = (error: string): boolean => ['400', '413', 'InvalidParameter'].includes(error);
