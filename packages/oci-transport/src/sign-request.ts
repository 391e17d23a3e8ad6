import { createHash, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { Identity } from './identity';

/** A request as far as its signature is concerned. */
export interface SignableRequest {
  method: string;
  /** Absolute; its path and query are signed exactly as they are sent. */
  url: URL;
  /** Sent when there is one; signed too, unless `signBody` says no. */
  body?: string | Uint8Array | undefined;
  /** @default 'application/json' */
  contentType?: string | undefined;
  /**
   * Whether a POST, PUT or PATCH signs its body. The vendor's SDK leaves the body of PutMessages unsigned, and OCI accepts
   * that. @default true
   */
  signBody?: boolean;
  /** The instant of the signature, milliseconds since the Unix epoch; OCI allows five minutes of skew. @default now */
  nowMs?: number;
}

/** On libuv's threads: an RSA signature takes most of a millisecond, in which the event loop has better things to do. */
const signOnThread = promisify(sign);

const methodsWithSignedBody = new Set(['POST', 'PUT', 'PATCH']);

/** The headers whose values are signed, in the order of OCI's own SDK. */
export function headersToSign(method: string, signBody = true): string[] {
  const always = ['x-date', '(request-target)', 'host'];
  return signBody && methodsWithSignedBody.has(method.toUpperCase())
    ? [...always, 'content-type', 'content-length', 'x-content-sha256']
    : always;
}

/**
 * The text that is signed: one line a header (draft-cavage-http-signatures-08, as
 * https://docs.oracle.com/iaas/Content/API/Concepts/signingrequests.htm restricts it).
 */
export function toSigningString(
  names: readonly string[],
  { method, url }: Pick<SignableRequest, 'method' | 'url'>,
  headers: Record<string, string>,
): string {
  const target = `${method.toLowerCase()} ${url.pathname}${url.search}`;
  return names
    .map((name) => `${name}: ${name === '(request-target)' ? target : (headers[name] ?? '')}`)
    .join('\n');
}

/**
 * Signs a request in OCI's form.
 *
 * @returns the headers to send with it, `authorization` among them; names in lower case
 * @throws IdentityError what the identity throws
 */
export async function signRequest(
  identity: Identity,
  request: SignableRequest,
): Promise<Record<string, string>> {
  const { method, url, body = '', contentType = 'application/json', nowMs = Date.now() } = request;
  const names = headersToSign(method, request.signBody);
  const headers: Record<string, string> = { host: url.host, 'x-date': new Date(nowMs).toUTCString() };
  if (body.length > 0 || names.includes('content-length')) {
    headers['content-type'] = contentType;
    headers['content-length'] = String(Buffer.byteLength(body));
  }
  if (names.includes('x-content-sha256')) {
    headers['x-content-sha256'] = createHash('sha256').update(body).digest('base64');
  }
  const answer = identity.keyId();
  // No await for a plain string: nothing may come between a key id and the key that belongs to it.
  const keyId = typeof answer === 'string' ? answer : await answer;
  const signature = await signOnThread(
    'sha256',
    Buffer.from(toSigningString(names, request, headers)),
    identity.privateKey(),
  );
  headers.authorization = `Signature version="1",keyId="${keyId}",algorithm="rsa-sha256",headers="${names.join(' ')}",signature="${signature.toString('base64')}"`;
  return headers;
}
