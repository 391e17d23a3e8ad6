/**
 * Bytes of decoded keys and values that one put request takes.
 * See https://docs.oracle.com/en-us/iaas/Content/Streaming/Concepts/streamingoverview_topic-Limits_on_Streaming_Resources.htm.
 */
export const MAX_PUT_BYTES = 1024 * 1024;
