import { isThere, type EngineContext } from './engine-context';
import type { StoredResource } from './stored-resource';

/** The parts of a resource that are there: what came with it, and goes with it. */
export function partsOf(context: EngineContext, { id }: StoredResource): StoredResource[] {
  return [...context.store.all()].filter((other) => other.ownerId === id && isThere(context, other));
}

/** Removes the parts of what a kill has kept from being created: nobody was told of them. */
export async function removeOrphans({ store }: EngineContext): Promise<void> {
  for (const { ownerId, ...part } of [...store.all()])
    if (ownerId !== undefined && store.get(ownerId) === undefined) await store.remove(part);
}
