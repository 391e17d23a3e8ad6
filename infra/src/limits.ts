/** Largest body of a function call, in bytes. https://docs.oracle.com/en-us/iaas/Content/Functions/Tasks/functionstroubleshooting_topic-Issues-invoking-functions.htm */
export const MAX_INVOCATION_BYTES = 6 * 1024 * 1024;

/** Shortest time after which a connector hands a batch over, in seconds; the API refuses less. */
export const MIN_BATCH_TIME_SECONDS = 60;

/** Longest `batchTimeInSec` seen accepted, in seconds. */
export const MAX_BATCH_TIME_SECONDS = 600;

/** Largest metadata of an instance, in bytes, of which user data is nearly all. https://docs.oracle.com/en-us/iaas/api/#/en/iaas/latest/datatypes/LaunchInstanceDetails */
export const MAX_USER_DATA_BYTES = 32_000;

/** Retention of a stream, in hours. https://docs.oracle.com/en-us/iaas/Content/Streaming/Concepts/streamingoverview_topic-Limits_on_Streaming_Resources.htm */
export const STREAM_RETENTION_HOURS = { min: 24, max: 168 } as const;

/** Memory sizes that a function may have, in MB. https://docs.oracle.com/en-us/iaas/Content/Functions/Tasks/functionscustomizing.htm */
export const FUNCTION_MEMORY_MBS = ['128', '256', '512', '1024', '2048', '3072'] as const;

/** Longest time of a function call, in seconds. https://docs.oracle.com/en-us/iaas/Content/Functions/Tasks/functionscustomizing.htm */
export const MAX_FUNCTION_TIMEOUT_SECONDS = 300;

/** Prefix lengths that a VCN may have here: smaller ones leave too few addresses to the functions. https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/Overview_of_VCNs_and_Subnets.htm */
export const VCN_PREFIX_LENGTHS = { min: 16, max: 24 } as const;
