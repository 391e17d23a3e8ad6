import { authorizeType } from '../../engine/authorize-type';
import type { Engine } from '../../engine/create-engine';
import { deleteResource } from '../../engine/delete-resource';
import { partsOf } from '../../engine/parts-of';
import { requireChangeable, requireResource } from '../../engine/require-resource';
import type { StoredResource } from '../../engine/stored-resource';
import type { Operation } from '../../server/operation';
import { instanceResource } from './instance.resource';

/** Makes the boot volume a resource of its own, which stays when its machine goes. */
async function releaseBootVolume({ context }: Engine, instance: StoredResource): Promise<void> {
  for (const { ownerId: _released, ...part } of partsOf(context, instance))
    if (part.type === 'bootvolume') await context.save(part);
}

/** Makes the operation that ends a machine. */
export function terminateInstance(engine: Engine): Operation {
  const { context, exclusively } = engine;
  return {
    name: 'TerminateInstance',
    method: 'DELETE',
    path: `${instanceResource.path}/:id`,
    ...authorizeType(context, instanceResource, 'delete'),
    handle: ({ params, query, headers }) =>
      exclusively(async () => {
        const found = requireResource(context, instanceResource.type, params.id ?? '');
        const instance = requireChangeable(context, instanceResource, found, headers['if-match']);
        if (query.get('preserveBootVolume') === 'true') await releaseBootVolume(engine, instance);
        await deleteResource(context, instanceResource, instance);
        return { status: 204 };
      }),
  };
}
