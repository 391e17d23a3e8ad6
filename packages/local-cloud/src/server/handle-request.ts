import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { toErrorFields, type Logger } from '@weather-stream/service-kit';
import { OciError } from '../errors';
import type { Principal } from '../identity/principal';
import type { OciRequest, OciResponse, Operation } from './operation';
import { readBody } from './read-body';
import type { Route } from './router';
import { toErrorResponse } from './to-error-response';
import { writeResponse } from './write-response';

/** A request before it is known who sends it. */
export interface UnverifiedRequest extends Omit<OciRequest, 'principal'> {
  /** Path and query exactly as sent: what signatures are made of. */
  target: string;
}

/** What {@link createRequestListener} works with. */
export interface RequestListenerDeps {
  /** Finds the operation. @throws OciError */
  route: (method: string, path: string) => Route;
  /** Says who sends a request to an operation with `access: 'signed'`. @throws OciError */
  authenticate: (request: UnverifiedRequest, operation: Operation) => Principal;
  /** Refuses whoever may not call an operation. @throws OciError */
  authorize: (request: OciRequest, operation: Operation) => void;
  logger: Logger;
}

const defaultMaxBodyBytes = 8 * 1024 * 1024;

const newRequestId = (): string => randomBytes(16).toString('hex').toUpperCase();

/** Splits `/path?query`. @throws OciError for the other forms of a request target: they are for proxies */
function splitTarget(target: string): { path: string; query: URLSearchParams } {
  if (!target.startsWith('/'))
    throw new OciError(400, 'CannotParseRequest', `The request target ${target} is not a path.`);
  const [path = '', ...rest] = target.split('?');
  return { path, query: new URLSearchParams(rest.join('?')) };
}

/** A signal that is aborted when the connection is gone before all of the answer is written. */
function watchCaller(response: ServerResponse): AbortSignal {
  const caller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) caller.abort(new Error('the caller has hung up'));
  });
  return caller.signal;
}

function isAnonymous({ access }: Operation, authorization = ''): boolean {
  return access === 'anonymous' || (access === 'optional' && !authorization.startsWith('Signature '));
}

async function answer(
  { route, authenticate, authorize, logger }: RequestListenerDeps,
  request: IncomingMessage,
  { opcRequestId, signal }: Pick<OciRequest, 'opcRequestId' | 'signal'>,
): Promise<OciResponse> {
  const { method = '', url: target = '', headers } = request;
  const { path, query } = splitTarget(target);
  const { operation, params } = route(method, path);
  const isStreamed = operation.streamsBody === true;
  const body = isStreamed
    ? Buffer.alloc(0)
    : await readBody(request, operation.maxBodyBytes ?? defaultMaxBodyBytes);
  const unverified = {
    method,
    target,
    path: decodeURIComponent(path),
    params,
    query,
    headers,
    body,
    opcRequestId,
    signal,
  };
  const principal: Principal = isAnonymous(operation, headers.authorization)
    ? { kind: 'anonymous' }
    : authenticate(unverified, operation);
  const stream = isStreamed ? { bodyStream: request } : {};
  const verified = { ...unverified, ...stream, principal };
  authorize(verified, operation);
  const response = await operation.handle(verified);
  logger.debug({ operation: operation.name, status: response.status, opcRequestId }, 'answered');
  return response;
}

/** Makes the listener of the one HTTP server: whatever happens, an answer with `opc-request-id` goes back. */
export function createRequestListener(
  deps: RequestListenerDeps,
): (request: IncomingMessage, response: ServerResponse) => void {
  const listen = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const given = request.headers['opc-request-id'];
    const opcRequestId = typeof given === 'string' && given !== '' ? given : newRequestId();
    const signal = watchCaller(response);
    try {
      writeResponse(response, await answer(deps, request, { opcRequestId, signal }), opcRequestId);
    } catch (error) {
      if (request.destroyed && !request.complete) return;
      const { status, body } = toErrorResponse(error);
      const fields = {
        method: request.method,
        path: request.url,
        status,
        opcRequestId,
        ...toErrorFields(error),
      };
      if (!(error instanceof OciError)) deps.logger.error(fields, 'failed');
      else if (status >= 500 && status !== 501) deps.logger.warn(fields, 'answered with a fault');
      else deps.logger.debug(fields, 'refused');
      const close: Record<string, string> = request.complete ? {} : { connection: 'close' };
      if (!response.headersSent && !signal.aborted)
        writeResponse(response, { status, body, headers: close }, opcRequestId);
    } finally {
      // What the operation has not read of the body would stand before the next request of this connection.
      request.resume();
    }
  };
  return (request, response) => void listen(request, response);
}
