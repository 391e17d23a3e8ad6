import type { Engine } from '../../engine/create-engine';
import { deleteResource } from '../../engine/delete-resource';
import { saveChanged } from '../../engine/save-changed';
import { containerImageResource, imagesOf, versionsOf } from './container-image.resource';

/** An image, or a tag of it, that the registry has no longer. */
export interface RemovedImage {
  /** OCID of the repository. */
  repositoryId: string;
  digest: string;
  /** Set when only this tag is gone. */
  version?: string;
}

/** Records in the control plane what was removed through the registry: an image, or one of its tags. */
export function recordRemoval(
  engine: Engine,
  { repositoryId, digest, version }: RemovedImage,
): Promise<void> {
  return engine.exclusively(async () => {
    const image = imagesOf(engine, repositoryId).find(({ fields }) => fields.digest === digest);
    if (image === undefined) return;
    if (version === undefined) {
      await deleteResource(engine.context, containerImageResource, image);
      return;
    }
    const { ready } = containerImageResource.states;
    const versions = versionsOf(image).filter((each) => each.version !== version);
    const fields = { ...image.fields, versions };
    await saveChanged(engine.context, image, { fields, through: ready, to: ready });
  });
}
