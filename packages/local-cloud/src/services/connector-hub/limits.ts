/**
 * Largest payload of one move: the body that a function takes.
 *
 * @see https://docs.oracle.com/en-us/iaas/Content/Functions/Tasks/functionstroubleshooting_topic-Issues-invoking-functions.htm
 */
export const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

/** Shortest batch time, in seconds: measured on OCI, where the API refuses less. */
export const MIN_BATCH_TIME_SECONDS = 60;

/**
 * Batch time of a connector that names none. OCI's own value is not published; this is the shortest that it takes, so
 * a batch here is never later than there.
 */
export const DEFAULT_BATCH_TIME_SECONDS = MIN_BATCH_TIME_SECONDS;

/** Longest batch time, in seconds: the longest seen in use, as the API's own bound is not documented. */
export const MAX_BATCH_TIME_SECONDS = 600;

/** Bytes of `batchSizeInKbs`' unit. */
export const BYTES_PER_KB = 1024;

/** Largest `batchSizeInKbs`: the largest payload. */
export const MAX_BATCH_SIZE_KBS = MAX_PAYLOAD_BYTES / BYTES_PER_KB;

/** Largest `batchSizeInNum`: as many messages as there are bytes in the largest payload. */
export const MAX_BATCH_SIZE_COUNT = MAX_PAYLOAD_BYTES;

/** Reads of a partition are this far apart while a batch fills: five a second, as for any consumer of a stream. */
export const READ_PACE_MS = 200;

/** Wait after the first failed attempt of a move. OCI publishes no schedule; this one doubles up to the cap below. */
export const FIRST_RETRY_DELAY_MS = 1000;

/** Longest wait between two attempts of a move. */
export const MAX_RETRY_DELAY_MS = 60_000;

/** How long a connector that is being made or changed waits before it looks again whether it may move. */
export const STATE_CHECK_MS = 1000;
