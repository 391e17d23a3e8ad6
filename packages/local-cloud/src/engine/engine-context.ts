import type { Clock } from '@weather-stream/service-kit';
import type { ResourceStore } from './resource-store';
import type { EngineAccess, ResourceType } from './resource-type';
import type { StoredResource } from './stored-resource';
import { stateAt } from './timeline';

/** What every step of the engine works with. */
export interface EngineContext {
  store: ResourceStore;
  types: ReadonlyMap<string, ResourceType>;
  clock: Clock;
  /** How long resources stay in states on the way. */
  transitionDelayMs: number;
  /** The roots of all compartments. */
  tenancyIds: ReadonlySet<string>;
  /** The cloud's own URL. */
  url: () => string;
  /** What the types' own code may ask. */
  access: EngineAccess;
  /** Writes a resource and tells those who watch its type. */
  save: (resource: StoredResource) => Promise<StoredResource>;
}

/** The type of a resource. */
export function typeOf({ types }: Pick<EngineContext, 'types'>, resource: StoredResource): ResourceType {
  const type = types.get(resource.type);
  if (type === undefined) throw new Error(`${resource.id} is of the unknown type ${resource.type}`);
  return type;
}

/** The state of a resource at this moment. */
export const stateOf = ({ clock }: Pick<EngineContext, 'clock'>, resource: StoredResource): string =>
  stateAt(resource.timeline, clock.now());

/** States of resources whose deletion has a date. */
export const pendingDeletion = 'PENDING_DELETION';

/** Whether a resource is still there: names stay taken, and parents stay undeletable, while it is. */
export function isThere(context: Pick<EngineContext, 'clock' | 'types'>, resource: StoredResource): boolean {
  return stateOf(context, resource) !== typeOf(context, resource).states.deleted;
}

/** Whether a resource can be worked with: it is there and not about to go. */
export function isUsable(context: Pick<EngineContext, 'clock' | 'types'>, resource: StoredResource): boolean {
  const state = stateOf(context, resource);
  return (
    isThere(context, resource) &&
    state !== typeOf(context, resource).states.deleting &&
    state !== pendingDeletion
  );
}
