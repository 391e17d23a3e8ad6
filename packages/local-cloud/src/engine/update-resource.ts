import { randomUUID } from 'node:crypto';
import { invalidParameter } from '../errors';
import type { JsonObject } from '../server/parse-json-object';
import { rulesOf, withoutNulls } from './create-resource';
import { stateOf, type EngineContext } from './engine-context';
import { checkFields, type FieldRule } from './field-rules';
import {
  refusePendingDeletion,
  requireCompartment,
  requireFreeName,
  requireParents,
} from './require-resource';
import type { ResourceType } from './resource-type';
import type { StoredResource } from './stored-resource';
import { toTransition } from './timeline';

const alwaysUpdatable: readonly string[] = ['freeformTags', 'definedTags'];

const optional = (rules: Readonly<Record<string, FieldRule>>): Record<string, FieldRule> =>
  Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, { ...rule, isRequired: false }]));

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function refuseFixedFields(type: ResourceType, change: JsonObject, current: StoredResource): void {
  const updatable = [...alwaysUpdatable, ...type.updatable];
  const fixed = Object.keys(change).find(
    (name) => !updatable.includes(name) && !isSame(change[name], current.fields[name]),
  );
  if (fixed !== undefined)
    throw invalidParameter(`${fixed} of a ${type.noun} cannot be changed after its creation.`);
}

/** Writes a changed resource with its new state and etag. */
export function saveChanged(
  context: EngineContext,
  resource: StoredResource,
  change: { fields: JsonObject; through: string; to: string },
): Promise<StoredResource> {
  const now = context.clock.now();
  const { through, to, fields } = change;
  return context.save({
    ...resource,
    fields,
    timeline: toTransition({ through, to, now, delayMs: context.transitionDelayMs }),
    timeUpdated: now,
    etag: randomUUID(),
  });
}

/**
 * Updates a resource: fields that were sent replace the old ones, the others stay.
 *
 * @throws OciError that names the field that cannot be changed, or not so
 */
export async function updateResource(
  context: EngineContext,
  type: ResourceType,
  current: StoredResource,
  sent: JsonObject,
): Promise<StoredResource> {
  refusePendingDeletion(context, current);
  checkFields(sent, optional(rulesOf(type)));
  const change = withoutNulls(sent);
  refuseFixedFields(type, change, current);
  const completed = type.prepareUpdate?.(change, current, context.access) ?? change;
  const fields = { ...current.fields, ...completed };
  requireCompartment(context, fields.compartmentId);
  requireParents(context, type, fields);
  requireFreeName(context, type, fields, current.id);
  return saveChanged(context, current, {
    fields,
    through: type.states.updating,
    to: stateOf(context, current),
  });
}

/** Moves a resource to another compartment. @throws OciError `NotAuthorizedOrNotFound` */
export async function changeCompartment(
  context: EngineContext,
  type: ResourceType,
  current: StoredResource,
  compartmentId: unknown,
): Promise<StoredResource> {
  requireCompartment(context, compartmentId);
  const fields = { ...current.fields, compartmentId };
  return saveChanged(context, current, {
    fields,
    through: type.states.updating,
    to: stateOf(context, current),
  });
}
