import { createHash, verify, type KeyObject } from 'node:crypto';
import { notAuthenticated } from '../errors';
import { checkClockSkew } from './check-clock-skew';
import type { SignatureParts } from './parse-authorization';
import { requiredHeaders } from './required-headers';
import { toSigningString, type SignedRequest } from './signing-string';

/** What {@link verifySignature} looks at. */
export interface SignatureCheck {
  request: SignedRequest & { body: Buffer };
  /** The vendor's name of the operation: some need not sign their body. */
  operationName: string;
  parts: SignatureParts;
  publicKey: KeyObject;
  /** Milliseconds since the Unix epoch. */
  now: number;
}

const failed = (why: string) => notAuthenticated(`Failed to verify the HTTP(S) Signature: ${why}.`);

function checkRequiredHeaders({ request, operationName, parts }: SignatureCheck): string {
  const missing = requiredHeaders(request.method, operationName).filter(
    (name) => !parts.headers.includes(name),
  );
  if (missing.length > 0) throw failed(`not signed: ${missing.join(', ')}`);
  const dateHeader = ['x-date', 'date'].find((name) => parts.headers.includes(name));
  const date = dateHeader === undefined ? undefined : request.headers[dateHeader];
  if (typeof date !== 'string') throw failed('not signed: date or x-date');
  return date;
}

/**
 * Checks everything about one signed request: which headers are signed, its age, its body's hash, and the signature.
 *
 * @throws OciError `NotAuthenticated`
 */
export function verifySignature(check: SignatureCheck): void {
  const { request, parts, publicKey, now } = check;
  checkClockSkew(checkRequiredHeaders(check), now);
  if (parts.headers.includes('x-content-sha256')) {
    const hash = createHash('sha256').update(request.body).digest('base64');
    if (hash !== request.headers['x-content-sha256'])
      throw failed('x-content-sha256 is not the hash of the body');
  }
  const text = Buffer.from(toSigningString(request, parts.headers), 'latin1');
  if (!verify('sha256', text, publicKey, parts.signature)) throw failed('the signature is not of this key');
}
