import { invalidParameter } from '../errors';
import type { JsonObject } from '../server/parse-json-object';
import { rulesOf, withoutNulls } from './create-resource';
import { stateOf, typeOf, type EngineContext } from './engine-context';
import { checkFields, type FieldRule } from './field-rules';
import { partsOf } from './parts-of';
import {
  refusePendingDeletion,
  requireCompartment,
  requireFreeName,
  requireParents,
} from './require-resource';
import type { ResourceType } from './resource-type';
import { saveChanged } from './save-changed';
import type { StoredResource } from './stored-resource';

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

/** What has no state for changes, or is not ready, stays in its state. */
function saveUpdated(
  context: EngineContext,
  { states: { updating, ready } }: ResourceType,
  current: StoredResource,
  fields: JsonObject,
): Promise<StoredResource> {
  const to = stateOf(context, current);
  return saveChanged(context, current, { fields, through: updating === ready ? to : updating, to });
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
  return saveUpdated(context, type, current, fields);
}

/** Moves a resource, with its parts, to another compartment. @throws OciError `NotAuthorizedOrNotFound` */
export async function changeCompartment(
  context: EngineContext,
  type: ResourceType,
  current: StoredResource,
  compartmentId: unknown,
): Promise<StoredResource> {
  requireCompartment(context, compartmentId);
  const moved = await saveUpdated(context, type, current, { ...current.fields, compartmentId });
  for (const part of partsOf(context, current))
    await saveUpdated(context, typeOf(context, part), part, { ...part.fields, compartmentId });
  return moved;
}
