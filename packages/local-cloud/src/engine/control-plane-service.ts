import type { Operation } from '../server/operation';
import type { Engine } from './create-engine';
import type { ResourceType } from './resource-type';
import type { WorkRequestApi } from './to-work-request-operations';

/** What one service brings into the control plane: it describes itself, and is listed once. */
export interface ControlPlaneService {
  types: readonly ResourceType[];
  /** @default it has none */
  workRequests?: WorkRequestApi;
  /** Operations that are not those of one type. @default none */
  operations?: (engine: Engine) => readonly Operation[];
  /** Its whole API: what is not built answers 501. */
  api: readonly Operation[];
}
