/** What every error of this project carries besides its message. */
export interface CodedErrorDetails {
  /** One of the closed list of codes of the project that throws it, like `ORDS_UNAVAILABLE`. */
  code: string;
  /** Whether the same call can succeed later without anybody changing anything. */
  retriable: boolean;
  /** What was caught, when there was something to catch. */
  cause?: unknown;
}

/** Base of every error thrown on purpose: each project derives one class per cause in its own `errors.ts`. */
export class CodedError extends Error {
  readonly code: string;
  readonly retriable: boolean;

  constructor(message: string, { code, retriable, cause }: CodedErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.retriable = retriable;
  }
}

const transientSystemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
]);

/**
 * Whether trying again can help. Decided where the error was made (`retriable`), else by the system's error code,
 * else by the cause. Never throws, whatever it is given.
 */
export function isRetriable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { retriable, code, cause } = error as Partial<CodedErrorDetails>;
  if (typeof retriable === 'boolean') return retriable;
  if (typeof code === 'string' && transientSystemCodes.has(code)) return true;
  return cause === error ? false : isRetriable(cause);
}

/** What a log line says of an error. */
export interface ErrorFields {
  code: string;
  retriable: boolean;
  error: string;
  cause?: string;
}

/** Makes the log fields of anything thrown. Stack traces and properties stay behind: they are where secrets hide. */
export function toErrorFields(error: unknown): ErrorFields {
  const { code, message, cause } = (typeof error === 'object' && error !== null ? error : {}) as Partial<
    Error & { code: unknown }
  >;
  return {
    code: typeof code === 'string' ? code : 'UNEXPECTED',
    retriable: isRetriable(error),
    error: message ?? String(error),
    ...(cause instanceof Error ? { cause: cause.message } : {}),
  };
}
