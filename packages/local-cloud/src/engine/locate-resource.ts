import { notAuthorizedOrNotFound } from '../errors';
import { isThere, type EngineContext } from './engine-context';
import { notFoundMessage, requireResource } from './require-resource';
import type { ResourceType } from './resource-type';
import type { StoredResource } from './stored-resource';

type Params = Readonly<Record<string, string>>;

/** The fields that stand in the path of a type's collection, like `logGroupId`, with their values in a request. */
export function toPathFields({ path }: ResourceType, params: Params): Record<string, string> {
  const names = path.split('/').filter((segment) => segment.startsWith(':'));
  return Object.fromEntries(names.map((name) => [name.slice(1), params[name.slice(1)] ?? '']));
}

/**
 * The fields of a request's path, when the resources that they name are there.
 *
 * @throws OciError `NotAuthorizedOrNotFound`
 */
export function requirePathFields(
  context: EngineContext,
  type: ResourceType,
  params: Params,
): Record<string, string> {
  const fields = toPathFields(type, params);
  for (const [field, id] of Object.entries(fields)) {
    const parentType = type.parents?.[field];
    if (parentType !== undefined && context.access.find(parentType, id) === undefined)
      throw notAuthorizedOrNotFound(`${notFoundMessage} There is no ${parentType} ${id}.`);
  }
  return fields;
}

/** Whether a resource is one of the collection that a request's path names. */
export function isWithin(pathFields: Params, { fields }: StoredResource): boolean {
  return Object.entries(pathFields).every(([name, value]) => fields[name] === value);
}

/**
 * The resource that a request's path names: by id, deleted or not, or by its name where the type is addressed so.
 *
 * @throws OciError `NotAuthorizedOrNotFound`
 */
export function locateResource(context: EngineContext, type: ResourceType, params: Params): StoredResource {
  const id = params.id ?? '';
  const pathFields = toPathFields(type, params);
  const resource =
    type.addressedBy === 'name'
      ? context.store
          .ofType(type.type)
          .find(
            (each) =>
              each.fields[type.nameField] === id && isWithin(pathFields, each) && isThere(context, each),
          )
      : requireResource(context, type.type, id);
  if (resource === undefined || !isWithin(pathFields, resource))
    throw notAuthorizedOrNotFound(`${notFoundMessage} There is no ${type.noun} ${id}.`);
  return resource;
}
