import { typeOf, type EngineContext } from '../engine/engine-context';
import type { StoredResource } from '../engine/stored-resource';
import type { Variables } from './policy/evaluate-condition';

/** What a call is about, as policies see it. */
export interface Target {
  /** Its compartment and those above it; the last is the tenancy. */
  compartmentIds: readonly string[];
  variables: Variables;
}

type Store = EngineContext['store'];

/** A compartment and all above it. Compartments are kept when they are deleted, so that the way up is always there. */
function toPath(store: Store, compartmentId: string): string[] {
  const path: string[] = [];
  for (let id: unknown = compartmentId; typeof id === 'string'; id = store.get(id)?.fields.compartmentId)
    path.push(id);
  return path;
}

/** The compartment of a resource, or, where it has none of its own, of what it is a part of. */
function compartmentOf(context: EngineContext, resource: StoredResource): string | undefined {
  const { fields, id } = resource;
  if (resource.type === 'compartment') return id;
  if (typeof fields.compartmentId === 'string') return fields.compartmentId;
  const [parent] = Object.keys(typeOf(context, resource).parents ?? {}).flatMap(
    (field) => context.store.get(String(fields[field])) ?? [],
  );
  return parent === undefined ? undefined : compartmentOf(context, parent);
}

/** Finds what an OCID names: a resource, a compartment or a tenancy. */
export function findTarget(context: EngineContext, id: string | undefined): Target | undefined {
  if (id === undefined) return undefined;
  if (context.tenancyIds.has(id)) return { compartmentIds: [id], variables: {} };
  const resource = context.store.get(id);
  if (resource === undefined || !context.types.has(resource.type)) return undefined;
  const compartmentId = compartmentOf(context, resource);
  if (compartmentId === undefined) return undefined;
  const variables = typeOf(context, resource).policyVariables?.(resource) ?? {};
  return { compartmentIds: toPath(context.store, compartmentId), variables };
}
