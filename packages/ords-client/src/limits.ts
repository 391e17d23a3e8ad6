/**
 * Largest body of one batch, in bytes. Oracle names no limit for managed ORDS; this is ours, and what keeps one MERGE
 * short on the `low` service. The local database takes up to ten times as much.
 */
export const MAX_BATCH_BYTES = 1_048_576;

/**
 * First ORDS release with the package ORDS_SECURITY, which registers a client id and secret chosen by the caller.
 * https://docs.oracle.com/en/database/oracle/oracle-rest-data-services/25.1/orddg/ords_security-pl-sql-package-reference.html
 */
export const LEAST_ORDS_VERSION = '24.3';

/** A token is asked for anew this long before it ends, in milliseconds, so that no call sets out with a dying one. */
export const TOKEN_MARGIN_MS = 60_000;

/** Longest piece of somebody else's error text that goes into ours, in characters. */
export const MAX_QUOTED_CHARACTERS = 300;
