/**
 * Most decoded bytes, keys and values, of one PutMessages.
 * https://docs.oracle.com/en-us/iaas/Content/Streaming/Concepts/streamingoverview_topic-Limits_on_Streaming_Resources.htm
 */
export const MAX_PUT_BYTES = 1_048_576;

/** How long before `Fn-Deadline` an invocation stops by itself, in milliseconds: enough to answer and to log. */
export const DEADLINE_MARGIN_MS = 1_000;

/**
 * Longest time-out that OCI Functions grants, in milliseconds; stands in for a missing deadline.
 * https://docs.oracle.com/en-us/iaas/Content/Functions/Tasks/functionscustomizing.htm
 */
export const MAX_INVOCATION_MS = 300_000;

/** How long a secret is believed without reading it again, in milliseconds. A refused one is read again at once. */
export const SECRET_TIME_TO_LIVE_MS = 600_000;

/** How many refusals are remembered from failed invocations, so that a redelivery need not find them again. */
export const MAX_REMEMBERED_REFUSALS = 10_000;

/** How many rejections of a batch are named in its log line. */
export const MAX_LOGGED_REJECTIONS = 20;
