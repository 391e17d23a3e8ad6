import type { OciError } from '../../errors';
import type { Principal } from '../../identity/principal';

/** What the runner must know of a function; the control plane knows the rest. */
export interface FunctionDescription {
  id: string;
  displayName: string;
  applicationId: string;
  applicationName: string;
  compartmentId: string;
  /** Image reference: `<registry>/<namespace>/<repository>:<tag>`. */
  image: string;
  /** Digest that the image's tag pointed at when the function was made or changed: a new one makes new containers. */
  imageDigest?: string;
  memoryInMBs: number;
  timeoutInSeconds: number;
  /** The application's configuration with the function's own over it. */
  config: Record<string, string>;
}

/** Who invokes, and how. */
export interface InvocationOptions {
  /** Who calls. */
  principal: Principal;
  /** The caller's headers, in lower case; those that mean something to a function reach it. @default none */
  headers?: Record<string, string | string[] | undefined>;
  /** Aborted when the caller goes away: the container is killed, as nobody reads its answer any more. */
  signal?: AbortSignal;
}

/** How an invocation ended. It is data, not an exception: a function that fails is the service's daily business. */
export interface InvocationOutcome {
  status: number;
  headers: Record<string, string>;
  /** The function's answer, or OCI's error body. */
  body: Buffer;
  /** Set when `status` is not a success. */
  error?: OciError;
}

/** Invokes a function; see `createFunctions`. */
export type Invoke = (
  functionId: string,
  body: Buffer,
  options: InvocationOptions,
) => Promise<InvocationOutcome>;
