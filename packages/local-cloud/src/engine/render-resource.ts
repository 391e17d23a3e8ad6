import type { JsonObject } from '../server/parse-json-object';
import { stateOf, typeOf, type EngineContext } from './engine-context';
import type { StoredResource } from './stored-resource';

const without = (fields: JsonObject, names: readonly string[] = []): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

/**
 * Makes what an answer shows of a resource. Tags are always there: clients take a missing one for a change.
 *
 * @param state shown instead of the state of this moment
 */
export function renderResource(
  context: EngineContext,
  resource: StoredResource,
  state: string = stateOf(context, resource),
): JsonObject {
  const { render, hidden } = typeOf(context, resource);
  const shown = {
    freeformTags: {},
    definedTags: {},
    systemTags: {},
    ...resource.fields,
    id: resource.id,
    timeCreated: new Date(resource.timeCreated).toISOString(),
    lifecycleState: state,
    ...render?.(resource, context.access),
  };
  return without(shown, hidden);
}

/** Makes the entry of a resource in a list. */
export function renderSummary(context: EngineContext, resource: StoredResource): JsonObject {
  return without(renderResource(context, resource), typeOf(context, resource).list?.omit);
}
