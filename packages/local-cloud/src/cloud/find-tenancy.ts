import type { Engine } from '../engine/create-engine';

/** Finds the tenancy that a compartment belongs to: the root above it. */
export function findTenancy(engine: Engine, compartmentId: string): string {
  let id = compartmentId;
  for (;;) {
    const parent = engine.context.store.get(id)?.fields.compartmentId;
    if (typeof parent !== 'string') return id;
    id = parent;
  }
}
