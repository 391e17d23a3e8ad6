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

/** One resource of the control plane, as it is kept on disk. */
export interface StoredResource {
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
  createCall?: CreateCall;
  /** The work request of the creation, where the service has such. */
  workRequestId?: string;
}
