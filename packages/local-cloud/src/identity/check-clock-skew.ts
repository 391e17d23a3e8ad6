import { notAuthenticated } from '../errors';

/** OCI refuses requests that are older or newer than this. */
const ALLOWED_CLOCK_SKEW_MS = 5 * 60 * 1000;

const toText = (instant: number): string => new Date(instant).toUTCString().replace('GMT', 'UTC');

/**
 * Checks the instant of a signed request.
 *
 * @param date the signed `x-date` or `date` header
 * @param now milliseconds since the Unix epoch
 * @throws OciError `NotAuthenticated`, in OCI's words
 */
export function checkClockSkew(date: string, now: number): void {
  const instant = Date.parse(date);
  if (Math.abs(instant - now) <= ALLOWED_CLOCK_SKEW_MS) return;
  const range = `['${toText(now - ALLOWED_CLOCK_SKEW_MS)}', '${toText(now + ALLOWED_CLOCK_SKEW_MS)}']`;
  throw notAuthenticated(
    `Date '${date}' is not within allowed clock skew. Current '${toText(now)}', valid datetime range: ${range}`,
  );
}
