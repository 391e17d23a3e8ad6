import type { IncomingHttpHeaders } from 'node:http';
import { notAuthenticated } from '../errors';

/** What a signature is made of. */
export interface SignedRequest {
  method: string;
  /** Path and query exactly as sent. */
  target: string;
  headers: IncomingHttpHeaders;
}

/**
 * Makes the text that was signed: one `name: value` a line, in the order of `names`.
 *
 * @throws OciError `NotAuthenticated` when a signed header was not sent
 */
export function toSigningString(
  { method, target, headers }: SignedRequest,
  names: readonly string[],
): string {
  return names
    .map((name) => {
      if (name === '(request-target)') return `(request-target): ${method.toLowerCase()} ${target}`;
      const value = headers[name];
      if (value === undefined)
        throw notAuthenticated(
          `Failed to verify the HTTP(S) Signature: header ${name} is signed but missing.`,
        );
      return `${name}: ${Array.isArray(value) ? value.join(', ') : value}`;
    })
    .join('\n');
}
