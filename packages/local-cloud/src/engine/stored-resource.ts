import type { JsonObject } from '../server/parse-json-object';
import type { Timeline } from './timeline';

/** The create call that a resource came from: a repeat with the same token gets the same answer. */
export interface CreateCall {
  token: string;
  /** Who called. */
  caller: string;
  /** SHA-256 of the body. */
  bodySha256: string;
}

/** Where a resource came from, when a call has created it. */
export interface Origin {
  /** OCID of who called. */
  createdBy?: string;
  /** The resource that it is a part of, and goes with. */
  ownerId?: string;
  /** Where the call had a retry token. */
  createCall?: CreateCall;
}

/** One resource of the control plane, as it is kept on disk. */
export interface StoredResource extends Origin {
  id: string;
  /** {@link ResourceType.type} */
  type: string;
  /** Rises with each resource: the order of creation, also within a millisecond. */
  sequence: number;
  /** Everything that was sent or computed, also what answers hide. */
  fields: JsonObject;
  timeline: Timeline;
  /** Milliseconds since the Unix epoch. */
  timeCreated: number;
  /** Milliseconds since the Unix epoch. */
  timeUpdated: number;
  etag: string;
  /** The work request of the creation, where the service has such. */
  workRequestId?: string;
}
