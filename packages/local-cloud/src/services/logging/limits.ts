/** Entries of a custom log that are kept; the oldest go first. */
export const MAX_CUSTOM_LOG_ENTRIES = 10_000;

/** Of one entry's data. See https://docs.oracle.com/en-us/iaas/Content/Logging/Concepts/loggingoverview.htm. */
export const MAX_LOG_ENTRY_BYTES = 1024 * 1024;

/** Of one call of PutLogs. */
export const MAX_PUT_LOGS_BYTES = 10 * 1024 * 1024;

/** How far apart the ends of a search can be. */
export const MAX_SEARCH_DAYS = 14;

/** Of one page of a search. */
export const MAX_SEARCH_RESULTS = 1000;

/** Of one page of a search that names no limit. */
export const DEFAULT_SEARCH_RESULTS = 500;
