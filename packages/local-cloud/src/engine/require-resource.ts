import { OciError, incorrectState, notAuthorizedOrNotFound, relatedResourceNotFound } from '../errors';
import type { JsonObject } from '../server/parse-json-object';
import { isThere, pendingDeletion, stateOf, type EngineContext } from './engine-context';
import type { ResourceType } from './resource-type';
import type { StoredResource } from './stored-resource';

/** What OCI says of a thing that is not there, or not for the caller. */
export const notFoundMessage = 'Authorization failed or requested resource not found.';

/** A resource by type and id, deleted or not. @throws OciError `NotAuthorizedOrNotFound` */
export function requireResource({ store, types }: EngineContext, type: string, id: string): StoredResource {
  const resource = store.get(id);
  if (resource?.type !== type)
    throw notAuthorizedOrNotFound(`${notFoundMessage} There is no ${types.get(type)?.noun ?? type} ${id}.`);
  return resource;
}

/**
 * The resource, when it can be changed now.
 *
 * @throws OciError `NotAuthorizedOrNotFound`; `IncorrectState` while it changes; `Conflict` when it waits for its
 * deletion; `NoEtagMatch` when `ifMatch` is not its etag
 */
export function requireChangeable(
  context: EngineContext,
  type: ResourceType,
  resource: StoredResource,
  ifMatch: string | undefined,
): StoredResource {
  const { id } = resource;
  const state = stateOf(context, resource);
  if (!isThere(context, resource)) throw notAuthorizedOrNotFound(`${notFoundMessage} ${id} is ${state}.`);
  const { creating, updating, deleting, ready } = type.states;
  if (state !== ready && [creating, updating, deleting].includes(state))
    throw incorrectState(`${id} is ${state}. Try again when it is ${ready}.`);
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== resource.etag)
    throw new OciError(412, 'NoEtagMatch', `The if-match header ${ifMatch} is not the etag of ${id}.`);
  return resource;
}

/** @throws OciError `Conflict` for a resource whose deletion has a date */
export function refusePendingDeletion(context: EngineContext, resource: StoredResource): void {
  if (stateOf(context, resource) === pendingDeletion)
    throw new OciError(409, 'Conflict', `${resource.id} is ${pendingDeletion}. Cancel its deletion first.`);
}

/** @throws OciError `NotAuthorizedOrNotFound` when there is no such compartment */
export function requireCompartment({ tenancyIds, access }: EngineContext, compartmentId: unknown): void {
  if (typeof compartmentId === 'string' && tenancyIds.has(compartmentId)) return;
  if (access.find('compartment', compartmentId) === undefined)
    throw notAuthorizedOrNotFound(`${notFoundMessage} There is no compartment ${String(compartmentId)}.`);
}

/** @throws OciError `RelatedResourceNotAuthorizedOrNotFound` when a parent is not there */
export function requireParents(context: EngineContext, type: ResourceType, fields: JsonObject): void {
  for (const [field, parentType] of Object.entries(type.parents ?? {})) {
    const id = fields[field];
    if (typeof id === 'string' && context.access.find(parentType, id) === undefined)
      throw relatedResourceNotFound(`${field}: ${notFoundMessage} There is no ${parentType} ${id}.`);
  }
}

/** @throws OciError `NotAuthorizedOrResourceAlreadyExists` when a sibling has the name */
export function requireFreeName(
  context: EngineContext,
  type: ResourceType,
  fields: JsonObject,
  ownId?: string,
): void {
  const { nameField, nameUniqueWithin } = type;
  if (nameUniqueWithin === undefined) return;
  const scopeOf = (each: JsonObject): unknown =>
    nameUniqueWithin === 'tenancy' ? context.access.tenancyOf(each.compartmentId) : each[nameUniqueWithin];
  const scope = scopeOf(fields);
  const twin = context.store
    .ofType(type.type)
    .filter((other) => other.id !== ownId && isThere(context, other))
    .find((other) => other.fields[nameField] === fields[nameField] && scopeOf(other.fields) === scope);
  if (twin === undefined) return;
  throw new OciError(
    409,
    'NotAuthorizedOrResourceAlreadyExists',
    `A ${type.noun} with the ${nameField} ${String(fields[nameField])} already exists: ${twin.id} (${stateOf(context, twin)}).`,
  );
}

/** @throws OciError `Conflict` when other resources live in this one */
export function requireNoChildren(context: EngineContext, resource: StoredResource): void {
  for (const other of context.store.all()) {
    const type = context.types.get(other.type);
    if (type === undefined || !isThere(context, other)) continue;
    const links = ['compartmentId', ...Object.keys(type.parents ?? {})];
    if (links.some((field) => other.fields[field] === resource.id))
      throw new OciError(409, 'Conflict', `${resource.id} still holds ${other.id}. Delete that first.`);
  }
}
