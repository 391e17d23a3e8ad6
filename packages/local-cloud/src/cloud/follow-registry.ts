import type { Logger } from '@weather-stream/service-kit';
import type { Engine } from '../engine/create-engine';
import { principalId } from '../identity/principal-id';
import { containerImageResource } from '../services/artifacts/container-image.resource';
import { containerRepositoryResource } from '../services/artifacts/container-repository.resource';
import { recordPush } from '../services/artifacts/record-push';
import { recordRemoval } from '../services/artifacts/record-removal';
import type { Registry } from '../services/registry/open-registry';
import { followDeletions } from './follow-deletions';

/** What {@link followRegistry} works with. */
export interface FollowRegistryDeps {
  engine: Engine;
  registry: Registry;
  logger: Logger;
}

/** Has Artifacts know of each image in the registry, and the registry forget what is deleted in Artifacts. */
export function followRegistry({ engine, registry, logger }: FollowRegistryDeps): void {
  registry.onPush(async ({ repository, digest, tag, principal, ...push }) => {
    const version = tag === undefined ? {} : { version: tag };
    const createdBy = principalId(principal);
    await recordPush(engine, { ...push, ...version, repositoryId: repository.id, digest, createdBy });
  });
  registry.onRemoval(({ repository, digest, tag }) => {
    const version = tag === undefined ? {} : { version: tag };
    return recordRemoval(engine, { repositoryId: repository.id, digest, ...version });
  });
  const deps = { engine, logger };
  followDeletions(deps, containerRepositoryResource.type, (id) => registry.forgetRepository(id));
  followDeletions(deps, containerImageResource.type, async (id) => {
    const { repositoryId, digest } = engine.context.store.get(id)?.fields ?? {};
    const isPushedAgain = engine
      .findAll(containerImageResource.type)
      .some(({ fields }) => fields.repositoryId === repositoryId && fields.digest === digest);
    if (!isPushedAgain) await registry.deleteImage(String(repositoryId), String(digest));
  });
}
