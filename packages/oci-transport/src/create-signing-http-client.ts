import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createHttpSender, type HttpResponse, type HttpSenderOptions } from './create-http-sender';
import type { Identity } from './identity';
import { signRequest } from './sign-request';

/** A request as the clients of `oci-*` compose it. */
export interface SdkRequest {
  method: string;
  headers: Headers;
  uri: string;
  body?: unknown;
}

/** What the constructors of the `oci-*` clients take as `httpClient`. */
export interface SigningHttpClient {
  send(
    request: SdkRequest,
    forceExcludeBody?: boolean,
    targetService?: string,
    operationName?: string,
  ): Promise<Response>;
  /** Closes idle connections. */
  close(): void;
}

/** Settings of {@link createSigningHttpClient}. */
export interface SigningHttpClientOptions extends HttpSenderOptions {
  /** Who signs. */
  identity: Identity;
  /** Ends every request of this client. */
  signal?: AbortSignal;
}

const statusesWithoutBody = new Set([204, 205, 304]);

/**
 * Makes a drop-in for the HTTP client of the `oci-*` packages, given to their public constructor:
 * `new StreamClient({ httpClient })`. It signs with `node:crypto` and keeps connections; the SDK's own spends most of a
 * producer's CPU on looking at each character of the body.
 *
 * `send` throws OciConnectionError; its `shouldBeRetried` is what the SDK's retrier reads.
 */
export function createSigningHttpClient(options: SigningHttpClientOptions): SigningHttpClient {
  const { identity, signal, ...senderOptions } = options;
  const sender = createHttpSender(senderOptions);
  const send: SigningHttpClient['send'] = async (request, excludeBody = false, service = '', name = '') => {
    const url = new URL(request.uri);
    const body = await toBody(request.body);
    const contentType = request.headers.get('content-type') ?? undefined;
    const nowMs = senderOptions.clock?.now() ?? Date.now();
    const signed = await signRequest(identity, {
      method: request.method,
      url,
      body,
      contentType,
      nowMs,
      signBody: !excludeBody,
    });
    return toResponse(
      await sender
        .send({
          operation: name === '' ? `${request.method} ${url.pathname}` : `${service} ${name}`.trim(),
          method: request.method,
          url,
          headers: { ...Object.fromEntries(request.headers), ...signed },
          body,
          signal,
        })
        .catch((error: unknown) => {
          throw markForSdk(error);
        }),
    );
  };
  return { send, close: () => sender.close() };
}

async function toBody(body: unknown): Promise<string | Uint8Array | undefined> {
  if (body === undefined || body === null || body === '') return undefined;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  if (body instanceof Readable) return buffer(body);
  throw new TypeError(
    'A request body must be text, bytes or a Readable stream; this client was given something else.',
  );
}

function toResponse({ status, statusText, headers, body }: HttpResponse): Response {
  return new Response(statusesWithoutBody.has(status) ? null : body, { status, statusText, headers });
}

function markForSdk(error: unknown): unknown {
  const { retriable } = error as { retriable?: unknown };
  return typeof error === 'object' && error !== null
    ? Object.assign(error, { shouldBeRetried: retriable === true })
    : error;
}
