import { CodedError } from '@weather-stream/service-kit';

/** What is known of an answer that was not a success. */
export interface OciServiceErrorDetails {
  /** Operation as the vendor names it, like `PutMessages`. */
  operation: string;
  /** Host and port that answered. */
  host: string;
  /** HTTP status. */
  status: number;
  /** The service's own code, like `NotAuthorizedOrNotFound`; `None` when the body held none. */
  code: string;
  /** The service's own text. */
  detail: string;
  /** What Oracle's support asks for. */
  opcRequestId?: string | undefined;
  cause?: unknown;
}

/** Thrown when a service answers with an error: `code` is the service's own, `retriable` follows the HTTP status. */
export class OciServiceError extends CodedError {
  readonly status: number;
  readonly opcRequestId: string | undefined;

  constructor({ operation, host, status, code, detail, opcRequestId, cause }: OciServiceErrorDetails) {
    const trace = opcRequestId === undefined ? '' : ` [opc-request-id ${opcRequestId}]`;
    super(`${operation} at ${host} answered ${status} ${code}: ${detail}${trace}`, {
      code,
      retriable: isRetriableStatus(status, code),
      cause,
    });
    this.status = status;
    this.opcRequestId = opcRequestId;
  }
}

/**
 * How a connection can fail. They survive the way through the vendor's SDK, which keeps `code` and `message` only.
 *
 * `OCI_HOST_UNKNOWN` no address for the name · `OCI_PRIVATE_ADDRESS_UNREACHABLE` the name leads into a private network
 * that this machine does not reach · `OCI_UNREACHABLE` nobody answers or listens · `OCI_TIMEOUT` connected, no whole answer in
 * time · `OCI_CONNECTION_LOST` broken off, the request may have had its effect · `OCI_TLS_FAILED` the certificate is not
 * trusted, or it is not TLS · `OCI_CANCELLED` the caller's signal was aborted.
 */
export const connectionErrorCodes = [
  'OCI_HOST_UNKNOWN',
  'OCI_PRIVATE_ADDRESS_UNREACHABLE',
  'OCI_UNREACHABLE',
  'OCI_TIMEOUT',
  'OCI_CONNECTION_LOST',
  'OCI_TLS_FAILED',
  'OCI_CANCELLED',
] as const;

/** One of {@link connectionErrorCodes}. */
export type ConnectionErrorCode = (typeof connectionErrorCodes)[number];

/** Thrown when no whole answer came back. `retriable` unless the certificate is refused or the caller gave up. */
export class OciConnectionError extends CodedError {
  constructor(message: string, { code, cause }: { code: ConnectionErrorCode; cause?: unknown }) {
    super(message, { code, retriable: code !== 'OCI_TLS_FAILED' && code !== 'OCI_CANCELLED', cause });
  }
}

/**
 * Thrown when there is nothing to sign with, usually because a key or token file is missing or is not what its name says.
 * `IDENTITY_INCOMPLETE` something is not set · `IDENTITY_UNREADABLE` a file or key cannot be read.
 */
export class IdentityError extends CodedError {
  constructor(
    message: string,
    { code, cause }: { code: 'IDENTITY_INCOMPLETE' | 'IDENTITY_UNREADABLE'; cause?: unknown },
  ) {
    super(message, { code, retriable: false, cause });
  }
}

const unreachableCodes: ReadonlySet<string> = new Set<ConnectionErrorCode>([
  'OCI_HOST_UNKNOWN',
  'OCI_PRIVATE_ADDRESS_UNREACHABLE',
  'OCI_UNREACHABLE',
  'OCI_TLS_FAILED',
]);

/**
 * Whether no connection to the endpoint came about. A private stream pool looks so from outside its network: its name is
 * unknown there, nothing answers, or something else does, such as a proxy, with another certificate.
 */
export function isEndpointUnreachable(error: unknown): boolean {
  return error instanceof OciConnectionError && unreachableCodes.has(error.code);
}

/** Which answers can change by themselves: https://docs.oracle.com/iaas/Content/API/References/apierrors.htm. */
function isRetriableStatus(status: number, code: string): boolean {
  if (status === 409) return code === 'IncorrectState';
  return status === 408 || status === 429 || (status >= 500 && status !== 501);
}
