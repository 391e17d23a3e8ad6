/**
 * Bytes of a decoded message value that a stream takes.
 * See https://docs.oracle.com/en-us/iaas/Content/Streaming/Concepts/streamingoverview_topic-Limits_on_Streaming_Resources.htm.
 */
export const MAX_MESSAGE_VALUE_BYTES = 1024 * 1024;

/** Bytes of a decoded message key that a stream takes; same page as {@link MAX_MESSAGE_VALUE_BYTES}. */
export const MAX_MESSAGE_KEY_BYTES = 256;

/** Bytes of an original value that a rejected message carries whole; a larger one is named by hash and head. */
export const MAX_REJECTED_VALUE_BYTES = 512 * 1024;

/** Bytes of the head of an original value that was too large to carry whole. */
export const REJECTED_VALUE_HEAD_BYTES = 64 * 1024;

/** Characters of the detail that a rejected message carries. */
export const MAX_REJECTION_DETAIL_CHARACTERS = 1024;

/** Levels of arrays and objects in a message. Weather documents have four; JSON.stringify itself fails at some thousands. */
export const MAX_NESTING_DEPTH = 64;

/**
 * Seconds that an observation may be ahead of the clock of whoever publishes it. Sources' clocks drift by minutes, and one
 * that misreads summer time is off by an hour; further ahead is no weather yet. It is also the longest that one wrong
 * instant can hold back the true ones after it.
 */
export const MAX_INSTANT_AHEAD_SECONDS = 3_600;

/** Last second of the year 9999: the end of what ISO 8601 says in four digits of year. */
export const MAX_EPOCH_SECONDS = 253_402_300_799;
