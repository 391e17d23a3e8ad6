/**
 * What one message, one request and one second may hold.
 *
 * Source of the vendor's numbers, unless a line says otherwise:
 * https://docs.oracle.com/en-us/iaas/Content/Streaming/Concepts/streamingoverview_topic-Limits_on_Streaming_Resources.htm
 */

/** Decoded keys and values of one PutMessages request together. The vendor writes 1 MB there and 1 MiB in its error text. */
export const MAX_REQUEST_BYTES = 1024 * 1024;

/**
 * The body of one PutMessages request. The vendor names no limit; the largest legal one that the vendor's SDK writes has
 * 28 bytes of JSON, `{"key":null,"value":"YQ=="},`, for each decoded byte. Ours.
 */
export const MAX_PUT_BODY_BYTES = 32 * 1024 * 1024;

/** One decoded value. */
export const MAX_VALUE_BYTES = 1024 * 1024;

/** One decoded key. Source: https://docs.oracle.com/en-us/iaas/api/#/en/streaming/20180418/datatypes/PutMessagesDetailsEntry */
export const MAX_KEY_BYTES = 256;

/** A generated key's length. Source: https://docs.oracle.com/en-us/iaas/Content/Streaming/Tasks/publishing.htm */
export const GENERATED_KEY_BYTES = 16;

/** Highest `limit` of GetMessages. Source: https://docs.oracle.com/en-us/iaas/api/#/en/streaming/20180418/Message/GetMessages */
export const MAX_MESSAGES_PER_GET = 10_000;

/** Decoded bytes of one page, unless its first message alone is larger. The vendor says "as many as possible"; ours. */
export const MAX_BYTES_PER_GET = 1024 * 1024;

/** Life of a cursor. Source: https://docs.oracle.com/en-us/iaas/Content/Streaming/Tasks/using_a_single_consumer.htm */
export const CURSOR_LIFETIME_MS = 5 * 60 * 1000;

/**
 * Silence after which a member of a group loses its partitions, unless it asked for another time.
 * Source: https://docs.oracle.com/en-us/iaas/Content/Streaming/Tasks/using_consumer_groups.htm
 */
export const DEFAULT_MEMBER_TIMEOUT_MS = 30_000;

/** Consumer groups of one stream. */
export const MAX_GROUPS_PER_STREAM = 50;

/** What can be turned off for a measurement; everything else is fixed. */
export interface StreamingLimits {
  /** Decoded bytes that one partition takes in a second. */
  writeBytesPerSecond: number;
  /** GetMessages calls in a second, for each partition and consumer group. */
  getRequestsPerSecond: number;
  /** Calls in a second, for each stream and each of the cursor and group operations. */
  cursorRequestsPerSecond: number;
  /** Size from which a partition goes on in another file: what retention removes is whole files. Ours. */
  segmentBytes: number;
}

/** The vendor's limits, and our size of a file. */
export const defaultStreamingLimits: StreamingLimits = {
  writeBytesPerSecond: 1024 * 1024,
  getRequestsPerSecond: 5,
  cursorRequestsPerSecond: 5,
  segmentBytes: 16 * 1024 * 1024,
};
