import { OciError } from '../../errors';
import { toErrorResponse } from '../../server/to-error-response';
import type { ContainerAnswer } from './call-container';
import type { InvocationOutcome } from './types';

/** Headers between two hops: they say nothing to the invoker. */
const hopHeaders = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date']);

/** What the invoker gets of a function's successful answer: its body and headers, and the call's id. */
export function toSuccessOutcome({ headers, body }: ContainerAnswer, callId: string): InvocationOutcome {
  const passedOn = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || hopHeaders.has(name) ? [] : [[name, String(value)] as const],
  );
  return { status: 200, headers: { ...Object.fromEntries(passedOn), 'fn-call-id': callId }, body };
}

/** What the invoker gets of a failure: OCI's error body. The function's own text stays in its log. */
export function toFailureOutcome(error: OciError, callId: string): InvocationOutcome {
  const { status, body } = toErrorResponse(error);
  return {
    status,
    headers: { 'content-type': 'application/json', 'fn-call-id': callId },
    body: Buffer.from(JSON.stringify(body)),
    error,
  };
}

/** Makes an error of anything thrown. */
export function toOciError(error: unknown): OciError {
  return error instanceof OciError
    ? error
    : new OciError(500, 'InternalServerError', 'An internal error occurred.', error);
}
