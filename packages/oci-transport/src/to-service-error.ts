import {
  connectionErrorCodes,
  OciConnectionError,
  OciServiceError,
  type ConnectionErrorCode,
} from './errors';
import type { SignedResponse } from './create-signed-request';

/** What a call was, for the message of its error. */
export interface CallContext {
  /** Operation as the vendor names it, like `PutMessages`. */
  operation: string;
  /** Host and port, or the endpoint's URL. */
  host: string;
}

/** Makes the error of an answer that is not a success, from OCI's body `{ code, message }` or whatever came instead. */
export function toServiceError(response: SignedResponse, context: CallContext): OciServiceError {
  const { code, message } = parseErrorBody(response.body.toString('utf8'));
  return new OciServiceError({
    ...context,
    status: response.status,
    code,
    detail: message,
    opcRequestId: response.headers['opc-request-id'],
  });
}

/**
 * Makes an error of this package from whatever a client of `oci-*` threw: its `OciError`, or the plain object that its
 * retrier throws when there was no answer. What is neither comes back as it is.
 */
export function fromSdkError(thrown: unknown, context: CallContext): unknown {
  if (typeof thrown !== 'object' || thrown === null) return thrown;
  const { statusCode, serviceCode, message, opcRequestId, code } = thrown as Record<string, unknown>;
  const text = typeof message === 'string' ? message : 'no message';
  if (typeof statusCode === 'number') {
    return new OciServiceError({
      ...context,
      status: statusCode,
      code: typeof serviceCode === 'string' ? serviceCode : 'None',
      detail: text,
      opcRequestId: typeof opcRequestId === 'string' ? opcRequestId : undefined,
      cause: thrown,
    });
  }
  return isConnectionErrorCode(code) ? new OciConnectionError(text, { code, cause: thrown }) : thrown;
}

const isConnectionErrorCode = (code: unknown): code is ConnectionErrorCode =>
  (connectionErrorCodes as readonly unknown[]).includes(code);

/** How much of a body that is not OCI's is repeated in a message: proxies answer whole pages. */
const maxQuotedCharacters = 200;

function parseErrorBody(text: string): { code: string; message: string } {
  try {
    const { code, message } = JSON.parse(text) as Record<string, unknown>;
    if (typeof code === 'string' && typeof message === 'string') return { code, message };
  } catch {
    // Not JSON: quoted below.
  }
  return { code: 'None', message: text === '' ? 'no body' : text.slice(0, maxQuotedCharacters) };
}
