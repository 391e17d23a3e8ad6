import { isIP } from 'node:net';
import { OciConnectionError, type ConnectionErrorCode } from './errors';

/** How far a request got. */
export interface ConnectionStage {
  connected: boolean;
  /** What the host's name was resolved to, when it was. */
  address: string | undefined;
  /** Why this side ended the request, when it did: what the socket says afterwards is only the echo. */
  endedBy?: Error;
}

/** Where it happened. */
export interface ConnectionContext {
  /** Operation, like `PutMessages`. */
  operation: string;
  /** Host and port. */
  host: string;
  stage: ConnectionStage;
  signal?: AbortSignal | undefined;
}

const lostCodes = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);

/** Turns what `node:http` threw into the error that says what it means. */
export function toConnectionError(thrown: unknown, context: ConnectionContext): OciConnectionError {
  const cause = context.stage.endedBy ?? thrown;
  const code = codeOf(cause, context);
  const systemCode = (cause as NodeJS.ErrnoException | undefined)?.code;
  const origin = systemCode === undefined ? '' : ` (${systemCode})`;
  return new OciConnectionError(`${context.operation}: ${sentences[code](context)}${origin}`, {
    code,
    cause,
  });
}

/**
 * Whether an address is of a private network (RFC 1918, RFC 6598, unique local IPv6): where the private endpoints of
 * stream pools are.
 */
export function isPrivateAddress(address: string): boolean {
  if (isIP(address) === 6) return /^f[cd]/i.test(address);
  const [first = 0, second = 0] = address.split('.').map(Number);
  return (
    first === 10 ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 192 && second === 168) ||
    (first === 100 && second >= 64 && second <= 127)
  );
}

function codeOf(cause: unknown, { stage, signal, host }: ConnectionContext): ConnectionErrorCode {
  if (signal?.aborted === true) return 'OCI_CANCELLED';
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? '';
  if (code === 'ENOTFOUND' || code === 'EAI_NODATA') return 'OCI_HOST_UNKNOWN';
  if (lostCodes.has(code) && stage.connected) return 'OCI_CONNECTION_LOST';
  if (/CERT|TLS|SSL|SELF_SIGNED|ERR_OSSL/.test(code)) return 'OCI_TLS_FAILED';
  if (stage.connected) return code === 'ETIMEDOUT' ? 'OCI_TIMEOUT' : 'OCI_CONNECTION_LOST';
  const address = (cause as { address?: string } | undefined)?.address ?? stage.address ?? nameOf(host);
  return isPrivateAddress(address) ? 'OCI_PRIVATE_ADDRESS_UNREACHABLE' : 'OCI_UNREACHABLE';
}

const nameOf = (host: string): string => host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');

const sentences: Record<ConnectionErrorCode, (context: ConnectionContext) => string> = {
  OCI_HOST_UNKNOWN: ({ host }) =>
    `no address is known for ${host}. Check the endpoint and the network; the name of a private endpoint is known only inside its VCN.`,
  OCI_PRIVATE_ADDRESS_UNREACHABLE: ({ host, stage }) =>
    `${host} leads to ${stage.address ?? 'an address'} in a private network that this machine does not reach.`,
  OCI_UNREACHABLE: ({ host }) =>
    `${host} cannot be reached: nothing listens there, or nothing answers. Check the endpoint, the network and its firewalls.`,
  OCI_TIMEOUT: ({ host }) => `${host} gave no whole answer in time. It may still have done what was asked.`,
  OCI_CONNECTION_LOST: ({ host }) =>
    `the connection to ${host} broke off before the answer was whole. It may still have done what was asked.`,
  OCI_TLS_FAILED: ({ host }) =>
    `no secure connection to ${host}: its certificate is not trusted here, or it does not speak TLS. Check the endpoint, and the certificates and the clock of this machine.`,
  OCI_CANCELLED: ({ host }) => `the call to ${host} was given up by the caller.`,
};
