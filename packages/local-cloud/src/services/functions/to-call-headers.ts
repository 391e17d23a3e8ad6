/** What one call says about itself. */
export interface CallFacts {
  callId: string;
  /** When the platform gives up, in milliseconds since the Unix epoch, by the machine's clock. */
  deadline: number;
  bodyBytes: number;
}

/** Headers of the caller that mean something to a function. What proves the caller's identity stays outside. */
const passedOn = ['content-type', 'accept', 'fn-intent', 'fn-invoke-type', 'opc-request-id'] as const;

/**
 * Headers of the request on the container's socket.
 *
 * @see https://github.com/fnproject/docs/blob/master/fn/develop/fn-format.md
 */
export function toCallHeaders(
  { callId, deadline, bodyBytes }: CallFacts,
  callerHeaders: Record<string, string | string[] | undefined>,
): Record<string, string> {
  const headers: Record<string, string> = {
    host: 'localhost',
    'fn-call-id': callId,
    'fn-deadline': new Date(deadline).toISOString(),
    'content-length': String(bodyBytes),
  };
  for (const name of passedOn) {
    const value = callerHeaders[name];
    if (typeof value === 'string') headers[name] = value;
  }
  return headers;
}
