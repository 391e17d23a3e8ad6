import { invalidParameter, OciError } from '../../errors';

/**
 * Thrown for a cursor that this stream or this operation does not know.
 *
 * All texts here are the service's own where they are known, because clients compare them: some stand in
 * https://docs.oracle.com/en-us/iaas/Content/Streaming/Reference/troubleshootingstreaming.htm, others in the code of
 * Oracle's Splunk modular input for OCI logs, which waits as long as "next request can be made in N ms" says.
 */
export const cursorInvalid = (): OciError => invalidParameter('The cursor is invalid. Create a new one.');

/** Thrown for a cursor older than five minutes. */
export const cursorExpired = (): OciError => invalidParameter('The cursor is expired. Create a new one.');

/** Thrown when messages that the cursor has still to read are gone. */
export const cursorOutsideRetention = (): OciError =>
  invalidParameter('The cursor is outside the retention period and is now invalid.');

/** Thrown when a member of a group commits for a partition that it lost by its silence. */
export const unreservedPartition = (): OciError => invalidParameter('Trying to commit unreserved partition.');

/** Thrown for keys and values that are not base64, and for a body of another shape. */
export const unparsableBody = (): OciError =>
  new OciError(400, 'CannotParseRequest', 'Unable to parse JSON body');

/** Thrown when keys and values are more than one request may hold. */
export const requestTooLarge = (): OciError => invalidParameter('Request size is limited to 1 MiB.');

/** What a throttled request or entry is told. */
export const toThrottleMessage = (limit: 'bytes' | 'requests', waitMs: number): string =>
  `The request was throttled because ${limit} limit exhausted, next request can be made in ${waitMs} ms`;

/** Thrown when a whole request is throttled. */
export const throttled = (limit: 'bytes' | 'requests', waitMs: number): OciError =>
  new OciError(429, 'TooManyRequests', toThrottleMessage(limit, waitMs));
