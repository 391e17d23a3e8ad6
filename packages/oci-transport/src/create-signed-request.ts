import type { Identity } from './identity';
import { createHttpSender, type HttpResponse, type HttpSenderOptions } from './create-http-sender';
import { signRequest } from './sign-request';

/** Settings of {@link createSignedRequest}. */
export interface SignedRequestOptions extends HttpSenderOptions {
  /** Who signs. */
  identity: Identity;
}

/** What a single call can say besides method and URL. */
export interface SignedCall {
  /** Text, bytes, or a value that is sent as JSON. */
  body?: unknown;
  /** Further headers; they are sent unsigned. */
  headers?: Record<string, string>;
  /** Whether the body is signed; PutMessages may leave it unsigned. @default true */
  signBody?: boolean;
  /** What the call is for, in error messages. @default method and path */
  operation?: string;
  /** Longest wait for the whole answer, in milliseconds. */
  timeoutMs?: number;
  /** Ends the call. */
  signal?: AbortSignal;
}

/** An answer of any status: what is a failure is the caller's to say (see {@link toServiceError}). */
export type SignedResponse = Pick<HttpResponse, 'status' | 'headers' | 'body'>;

/** Sends one signed request. Throws OciConnectionError or IdentityError, never for a status. */
export interface SignedRequest {
  (method: string, url: string | URL, call?: SignedCall): Promise<SignedResponse>;
  /** Closes idle connections. */
  close(): void;
}

/** Makes signed HTTP without the vendor's SDK, small enough for a function's bundle. */
export function createSignedRequest({ identity, ...senderOptions }: SignedRequestOptions): SignedRequest {
  const sender = createHttpSender(senderOptions);
  const now = () => senderOptions.clock?.now() ?? Date.now();
  const request = async (
    method: string,
    address: string | URL,
    call: SignedCall = {},
  ): Promise<SignedResponse> => {
    const url = new URL(address);
    const body = toBody(call.body);
    const signed = await signRequest(identity, {
      method,
      url,
      body,
      nowMs: now(),
      ...(call.signBody === undefined ? {} : { signBody: call.signBody }),
    });
    return sender.send({
      operation: call.operation ?? `${method} ${url.pathname}`,
      method,
      url,
      headers: { accept: 'application/json', ...call.headers, ...signed },
      body,
      timeoutMs: call.timeoutMs,
      signal: call.signal,
    });
  };
  return Object.assign(request, { close: () => sender.close() });
}

function toBody(body: unknown): string | Uint8Array | undefined {
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) return body;
  return JSON.stringify(body);
}
