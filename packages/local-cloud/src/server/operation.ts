import type { IncomingHttpHeaders } from 'node:http';
import type { Principal } from '../identity/principal';

/** One call, read whole, its signature already verified. */
export interface OciRequest {
  method: string;
  /** Path without the query, decoded. */
  path: string;
  /** Values of the `:names` in the operation's path. */
  params: Record<string, string>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** Empty when there was none. */
  body: Buffer;
  /** Who calls. Operations with `access: 'anonymous'` get the anonymous principal. */
  principal: Principal;
  /** The caller's `opc-request-id`, or a new one. It goes back with every answer. */
  opcRequestId: string;
  /** Aborted when the caller hangs up before it has the whole answer. */
  signal: AbortSignal;
}

/** What an operation answers. */
export interface OciResponse {
  status: number;
  headers?: Record<string, string>;
  /** Sent as it is when it is a Buffer, else as JSON; nothing is sent when it is left out. */
  body?: unknown;
}

/** One operation of a service's wire protocol: the unit of registration. Services describe themselves as lists of these. */
export interface Operation {
  /** The vendor's name of it, like `PutMessages`. */
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'HEAD';
  /** With the API version and `:names`, like `/20180418/streams/:streamId/messages`. */
  path: string;
  /**
   * How the caller proves who it is: an OCI request signature, or by means that the operation checks itself (ORDS has
   * Basic and Bearer), or not at all (the control endpoints of the local cloud).
   *
   * @default 'signed'
   */
  access?: 'signed' | 'anonymous';
  /** @default 8 MiB */
  maxBodyBytes?: number;
  handle: (request: OciRequest) => Promise<OciResponse> | OciResponse;
}
