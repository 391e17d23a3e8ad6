import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Authorization } from '../identity/authorization';
import type { Principal } from '../identity/principal';

/** One call, its signature already verified; read whole, unless the operation reads the body itself. */
export interface OciRequest {
  method: string;
  /** Path without the query, decoded. */
  path: string;
  /** Values of the `:names` in the operation's path. */
  params: Record<string, string>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** Empty when there was none, and for an operation with `streamsBody`. */
  body: Buffer;
  /** The body as it comes in: only for an operation with `streamsBody`. */
  bodyStream?: IncomingMessage;
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
  /**
   * Sent as it is when it is a Buffer or a Readable, else as JSON; nothing is sent when it is left out. With a Readable
   * the headers must say `content-type` and `content-length`.
   */
  body?: unknown;
}

/** One operation of a service's wire protocol: the unit of registration. Services describe themselves as lists of these. */
export interface Operation {
  /** The vendor's name of it, like `PutMessages`. */
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'HEAD';
  /**
   * With the API version and `:names`, like `/20180418/streams/:streamId/messages`. `:name+` takes one segment or more,
   * as many as the rest of the path allows.
   */
  path: string;
  /**
   * How the caller proves who it is: an OCI request signature, or by means that the operation checks itself (ORDS has
   * Basic and Bearer), or not at all (the control endpoints of the local cloud). `optional` is `signed` when the request
   * carries an OCI signature, and `anonymous` when it does not.
   *
   * @default 'signed'
   */
  access?: 'signed' | 'anonymous' | 'optional';
  /** @default 8 MiB */
  maxBodyBytes?: number;
  /**
   * Whether the operation reads the body itself, from `bodyStream`: for bodies that must not be held in memory. It sets
   * its own limit, and a signature cannot cover the body.
   *
   * @default false
   */
  streamsBody?: boolean;
  /**
   * What the caller must be allowed to by policies; `any-principal` where being somebody is enough. Anonymous callers are
   * not asked.
   *
   * @default users may call it, and nobody else
   */
  authorization?: Authorization | 'any-principal';
  handle: (request: OciRequest) => Promise<OciResponse> | OciResponse;
}
