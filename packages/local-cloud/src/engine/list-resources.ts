import { invalidParameter, notImplemented, OciError } from '../errors';
import { requireCompartment } from './require-resource';
import { isThere, stateOf, type EngineContext } from './engine-context';
import { isWithin } from './locate-resource';
import { paginate, type Page } from './paginate';
import type { ResourceType } from './resource-type';
import type { StoredResource } from './stored-resource';

/** What a list is asked for. */
export interface ListQuery {
  query: URLSearchParams;
  /** The fields that stand in the path. @default none */
  pathFields?: Readonly<Record<string, string>>;
}

function checkQuery(type: ResourceType, query: URLSearchParams): void {
  const { by = ['compartmentId'], unbuilt = [] } = type.list ?? {};
  const unknown = unbuilt.find((name) => !['', 'false', null].includes(query.get(name)));
  if (unknown !== undefined)
    throw notImplemented(`The parameter ${unknown} of List${type.plural ?? `${type.noun}s`}`);
  const given = by.filter((name) => query.has(name));
  if (by.length === 0) return;
  if (given.length === 0)
    throw new OciError(
      400,
      'MissingParameter',
      `The query parameter ${by.join(' or ')} is required and missing.`,
    );
  if (given.length > 1) throw invalidParameter(`Only one of ${by.join(', ')} can be given.`);
}

function toFilter(
  context: EngineContext,
  type: ResourceType,
  { query, pathFields = {} }: ListQuery,
): (resource: StoredResource) => boolean {
  const { by = ['compartmentId'], filters = [] } = type.list ?? {};
  const names = [...by, ...filters, type.nameField].filter((name) => query.has(name));
  const [id, state] = [query.get('id'), query.get('lifecycleState')];
  const isListed = (resource: StoredResource): boolean =>
    isWithin(pathFields, resource) && (type.afterDeletion !== 'not-found' || isThere(context, resource));
  return (resource) =>
    isListed(resource) &&
    names.every((name) => String(resource.fields[name]) === query.get(name)) &&
    (id === null || resource.id === id) &&
    (state === null || stateOf(context, resource) === state.toUpperCase());
}

function toOrder(
  type: ResourceType,
  query: URLSearchParams,
): (a: StoredResource, b: StoredResource) => number {
  const sortBy = (query.get('sortBy') ?? type.list?.sortBy ?? 'TIMECREATED').toUpperCase();
  const isByName = sortBy.endsWith('NAME');
  if (!isByName && sortBy !== 'TIMECREATED')
    throw invalidParameter(`sortBy must be TIMECREATED or a name; it is ${sortBy}.`);
  const sortOrder = (query.get('sortOrder') ?? (isByName ? 'ASC' : 'DESC')).toUpperCase();
  if (!['ASC', 'DESC'].includes(sortOrder))
    throw invalidParameter(`sortOrder must be ASC or DESC; it is ${sortOrder}.`);
  const direction = sortOrder === 'ASC' ? 1 : -1;
  const nameOf = ({ fields }: StoredResource): string => String(fields[type.nameField]);
  return (a, b) => {
    const byName = isByName ? Math.sign(Number(nameOf(a) > nameOf(b)) - Number(nameOf(a) < nameOf(b))) : 0;
    return direction * (byName || a.sequence - b.sequence);
  };
}

/**
 * Lists a type's resources, tombstones among them, as OCI does: filter by `lifecycleState` to see those that live.
 *
 * @throws OciError that names the query parameter
 */
export function listResources(
  context: EngineContext,
  type: ResourceType,
  listQuery: ListQuery,
): Page<StoredResource> {
  const { query } = listQuery;
  checkQuery(type, query);
  if (query.has('compartmentId')) requireCompartment(context, query.get('compartmentId'));
  const sorted = context.store
    .ofType(type.type)
    .filter(toFilter(context, type, listQuery))
    .sort(toOrder(type, query));
  return paginate(sorted, query, type.list);
}
