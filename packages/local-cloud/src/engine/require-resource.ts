import { OciError, incorrectState, notAuthorizedOrNotFound, relatedResourceNotFound } from '../errors';
import type { JsonObject } from '../server/parse-json-object';
import { isThere, pendingDeletion, stateOf, typeOf, type EngineContext } from './engine-context';
import { linksOf } from './links-of';
import type { Reference, ResourceType } from './resource-type';
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
export function requireCompartment({ access }: EngineContext, compartmentId: unknown): void {
  if (!access.isCompartment(compartmentId))
    throw notAuthorizedOrNotFound(`${notFoundMessage} There is no compartment ${String(compartmentId)}.`);
}

/**
 * @param ownerId the resource that the new one is a part of: it is about to be there
 * @throws OciError `RelatedResourceNotAuthorizedOrNotFound` when a parent is not there
 */
export function requireParents(
  context: EngineContext,
  type: ResourceType,
  fields: JsonObject,
  ownerId?: string,
): void {
  for (const { field, types, id } of linksOf(type, fields))
    if (id !== ownerId && !types.some((parentType) => context.access.find(parentType, id) !== undefined))
      throw relatedResourceNotFound(`${field}: ${notFoundMessage} There is no ${types.join(' or ')} ${id}.`);
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

const conflict = ({ id }: Reference, by: Reference): OciError =>
  new OciError(409, 'Conflict', `${id} still holds ${by.id}. Delete that first.`);

/**
 * @param going resources that are about to be deleted with this one
 * @throws OciError `Conflict`, or what its type says, when other resources live in this one or name it
 */
export function requireNoChildren(
  context: EngineContext,
  resource: StoredResource,
  going: ReadonlySet<string>,
): void {
  const { noun, inUse = conflict } = typeOf(context, resource);
  for (const other of context.store.all()) {
    const type = context.types.get(other.type);
    if (type === undefined || going.has(other.id) || !isThere(context, other)) continue;
    const isIn = other.fields.compartmentId === resource.id;
    if (isIn || linksOf(type, other.fields).some(({ id }) => id === resource.id))
      throw inUse({ noun, id: resource.id }, { noun: type.noun, id: other.id });
  }
}
