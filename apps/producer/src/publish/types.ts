import type { StreamMessage } from '@weather-stream/message-schema';

/** What a put answers for one message, in the order of the request: a place, or an error. */
export interface PutEntry {
  partition?: string | undefined;
  offset?: number | undefined;
  /** Set when the stream did not take the message; `429` is the usual one. */
  error?: string | undefined;
  errorMessage?: string | undefined;
}

/** What a put answers with status 200: some of its entries may have failed. */
export interface PutResult {
  entries: readonly PutEntry[];
  opcRequestId?: string | undefined;
}

/** Puts messages in one request. Throws when none of them was taken, or when nobody knows. */
export type PutMessages = (messages: readonly StreamMessage[]) => Promise<PutResult>;

/** The end of a message's way through the publisher. */
export type PublishOutcome =
  | { kind: 'stored'; partition?: string | undefined; offset?: number | undefined }
  /** The stream will never take this message; the error says why. */
  | { kind: 'refused'; error: unknown }
  /** The patience was used up; another time the stream may take it. */
  | { kind: 'gave-up'; error: unknown }
  /** The publisher was drained before the stream had acknowledged it. */
  | { kind: 'unsent' };

/** A message that the publisher has taken charge of. */
export interface Delivery {
  /** Never rejects. */
  outcome: Promise<PublishOutcome>;
}
