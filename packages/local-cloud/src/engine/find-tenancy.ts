import type { ResourceStore } from './resource-store';

/** Finds the tenancy that a compartment belongs to: the root above it. */
export function findTenancy(store: Pick<ResourceStore, 'get'>, compartmentId: string): string {
  let id = compartmentId;
  for (;;) {
    const parent = store.get(id)?.fields.compartmentId;
    if (typeof parent !== 'string') return id;
    id = parent;
  }
}
