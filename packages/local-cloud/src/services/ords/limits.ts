/** Largest body of a module handler or a statement. Oracle publishes no figure for managed ORDS; this one is ours. */
export const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** Rows of one AutoREST page unless `limit` says otherwise. https://docs.oracle.com/en/database/oracle/oracle-rest-data-services/ */
export const DEFAULT_PAGE_ROWS = 25;

/** Most rows that one AutoREST or REST-enabled SQL request answers. */
export const MAX_PAGE_ROWS = 10_000;

/** Life of an access token in seconds, unless its client was registered with another. */
export const DEFAULT_TOKEN_SECONDS = 3600;

/** Bytes of random data in an access token: 22 characters of base64url. */
export const TOKEN_BYTES = 16;

/** Secrets of one client that are valid side by side. */
export const CLIENT_SECRET_SLOTS = 2;

/** Longest text that a JSON dot notation or JSON_VALUE answers: VARCHAR2(4000). */
export const MAX_VARCHAR2_BYTES = 4000;

/** Most segments of a path below an alias that are looked at. */
export const MAX_PATH_DEPTH = 6;
