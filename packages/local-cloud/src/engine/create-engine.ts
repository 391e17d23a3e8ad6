import { toErrorFields, type Clock, type Logger } from '@weather-stream/service-kit';
import { createResource } from './create-resource';
import { createExclusion, type RunExclusively } from './create-exclusion';
import { findTenancy } from './find-tenancy';
import { isUsable, stateOf, type EngineContext } from './engine-context';
import type { ResourceStore } from './resource-store';
import type { EngineAccess, ResourceType } from './resource-type';
import type { StoredResource } from './stored-resource';

/** Settings of {@link createEngine}. */
export interface EngineOptions {
  store: ResourceStore;
  types: readonly ResourceType[];
  clock: Clock;
  /** How long resources stay in states on the way. */
  transitionDelayMs: number;
  tenancyIds: readonly string[];
  /** The cloud's own URL. Asked at each look: the port is known only once the server listens. */
  url: () => string;
  logger: Logger;
}

/** Is told of a resource that has changed. */
export type ChangeListener = (resource: StoredResource) => void;

/** The control plane's core: all types of resources, by their descriptions. */
export interface Engine extends EngineAccess {
  context: EngineContext;
  /** The state of a resource at this moment. */
  stateOf: (resource: StoredResource) => string;
  /**
   * Calls `listener` after each change of a resource of a type, also when a state on the way ends.
   *
   * @returns what ends it
   */
  onChanged: (type: string, listener: ChangeListener) => () => void;
  /** Runs one write after the other: what a write has checked still holds when it is done. */
  exclusively: RunExclusively;
  /** Ends what waits for states on the way. */
  close: () => void;
}

function createAccess(
  { store, types, clock, url, tenancyIds }: Omit<EngineContext, 'transitionDelayMs' | 'access' | 'save'>,
  create: EngineAccess['create'],
): EngineAccess {
  const isUsableNow = (resource: StoredResource): boolean => isUsable({ clock, types }, resource);
  const find: EngineAccess['find'] = (type, id) => {
    const resource = typeof id === 'string' ? store.get(id) : undefined;
    return resource?.type === type && isUsableNow(resource) ? resource : undefined;
  };
  return {
    find,
    findAll: (type) => store.ofType(type).filter(isUsableNow),
    create,
    now: () => clock.now(),
    url,
    tenancyOf: (compartmentId) => findTenancy(store, String(compartmentId)),
    isCompartment: (id) =>
      typeof id === 'string' && (tenancyIds.has(id) || find('compartment', id) !== undefined),
  };
}

function createNotifier(logger: Logger): Pick<Engine, 'onChanged'> & { notify: ChangeListener } {
  const listeners = new Set<{ type: string; listener: ChangeListener }>();
  return {
    notify: (resource) => {
      for (const { type, listener } of listeners) {
        if (type !== resource.type) continue;
        try {
          listener(resource);
        } catch (error) {
          // The change is on disk and will be answered as done: what follows from it must not undo that.
          logger.error({ id: resource.id, ...toErrorFields(error) }, 'a follower of a change failed');
        }
      }
    },
    onChanged: (type, listener) => {
      const entry = { type, listener };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
  };
}

/** Makes the engine over an open store. */
export function createEngine(options: EngineOptions): Engine {
  const { store, clock, transitionDelayMs, url } = options;
  const types = new Map(options.types.map((type) => [type.type, type]));
  const { notify, onChanged } = createNotifier(options.logger);
  const closing = new AbortController();

  const save = async (resource: StoredResource): Promise<StoredResource> => {
    await store.put(resource);
    notify(resource);
    if (transitionDelayMs > 0)
      clock.sleep(transitionDelayMs, closing.signal).then(
        () => notify(store.get(resource.id) ?? resource),
        () => undefined,
      );
    return resource;
  };

  const create: EngineAccess['create'] = (typeName, input, ownerId) => {
    const type = types.get(typeName);
    if (type === undefined) throw new Error(`there is no type ${typeName}`);
    return createResource(context, type, input, ownerId === undefined ? {} : { ownerId });
  };
  const tenancyIds = new Set(options.tenancyIds);
  const access = createAccess({ store, types, clock, url, tenancyIds }, create);
  const context: EngineContext = { store, types, clock, transitionDelayMs, tenancyIds, url, access, save };

  return {
    ...access,
    context,
    stateOf: (resource) => stateOf(context, resource),
    onChanged,
    exclusively: createExclusion(),
    close: () => closing.abort(new Error('the engine is closed')),
  };
}
