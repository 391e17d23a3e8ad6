import { OciError } from '../../errors';

// Codes and messages as listed in
// https://docs.oracle.com/en-us/iaas/Content/Functions/Tasks/functionstroubleshooting_topic-Issues-invoking-functions.htm

/** Thrown for a body over the limit. */
export const requestTooLarge = (bytes: number, maxBytes: number): OciError =>
  new OciError(
    413,
    'FunctionInvokeRequestContentTooLarge',
    `The request of ${bytes} bytes is larger than the limit of ${maxBytes} bytes. Send less in one invocation.`,
  );

/** Thrown when every container that may exist is busy. */
export const tooManyRequests = (maxContainers: number): OciError =>
  new OciError(429, 'TooManyRequests', `All ${maxContainers} containers are busy. Try again later.`);

/** Thrown when the image that a function was made of is not there any more. */
export const imageNotAvailable = (image: string, digest?: string): OciError =>
  new OciError(
    502,
    'FunctionInvokeImageNotAvailable',
    `Failed to pull function image ${digest === undefined ? image : `${image}@${digest}`}: it is not in the registry. Push it again, or update the function.`,
  );

/** Thrown when a container's process ends before its socket is there, usually because the bundle does not load. */
export const containerInitFail = (cause?: unknown): OciError =>
  new OciError(
    502,
    'FunctionInvokeContainerInitFail',
    'Container failed to initialize, please ensure you are using the latest fdk and check the logs',
    cause,
  );

/** Thrown when a container lives but its socket does not appear, usually because it never calls the FDK. */
export const containerInitTimeout = (): OciError =>
  new OciError(
    504,
    'FunctionInvokeContainerInitTimeout',
    'Container initialization timed out, please ensure you are using the latest fdk and check the logs',
  );

/** Thrown when the FDK answers 502: the function's code threw. The container lives on. */
export const functionFailed = (): OciError =>
  new OciError(502, 'FunctionInvokeExecutionFailed', 'function failed');

/** Thrown when the connection breaks in mid-call, usually because the process crashed or ran out of memory. */
export const executionError = (cause?: unknown): OciError =>
  new OciError(502, 'FunctionInvokeExecutionError', 'error receiving function response', cause);

/** Thrown when the FDK answers what the contract does not have. The container is killed. */
export const invalidResponse = (): OciError =>
  new OciError(502, 'FunctionInvokeInvalidResponse', 'invalid function response');

/** Thrown for an answer over the limit. */
export const responseBodyTooLarge = (): OciError =>
  new OciError(502, 'FunctionInvokeResponseBodyTooLarge', 'function response body too large');

/** Thrown for an answer with more headers than the HTTP parser takes. */
export const responseHeaderTooLarge = (): OciError =>
  new OciError(502, 'FunctionInvokeResponseHeaderTooLarge', 'function response header too large');

/** Thrown when a function does not answer in `timeoutInSeconds`. The container is killed. */
export const timedOut = (): OciError => new OciError(504, 'FunctionInvokeTimeout', 'Timed out');

/** Thrown when the caller went away: nobody but the log reads it. */
export const callerWentAway = (): OciError =>
  new OciError(444, 'ClientClosedRequest', 'The caller went away before the function had answered.');

/** Thrown while the cloud closes. */
export const serviceUnavailable = (): OciError =>
  new OciError(503, 'FunctionInvokeServiceUnavailable', 'The local cloud is closing.');
