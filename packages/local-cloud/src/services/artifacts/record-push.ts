import type { Engine } from '../../engine/create-engine';
import { requireResource } from '../../engine/require-resource';
import type { StoredResource } from '../../engine/stored-resource';
import { saveChanged } from '../../engine/save-changed';
import type { JsonObject } from '../../server/parse-json-object';
import {
  containerImageResource,
  containerImageType,
  imagesOf,
  versionsOf,
  type ImageLayer,
} from './container-image.resource';

/** An image that has just been pushed. */
export interface PushedImage {
  /** OCID of the repository. */
  repositoryId: string;
  /** Of the manifest, like `sha256:…`. */
  digest: string;
  /** The tag that points at it now. @default none: it was pushed by digest */
  version?: string;
  manifestSizeInBytes: number;
  layers: readonly ImageLayer[];
  /** OCID of who has pushed it. */
  createdBy: string;
}

function change(engine: Engine, image: StoredResource, fields: JsonObject): Promise<StoredResource> {
  const { ready } = containerImageResource.states;
  return saveChanged(engine.context, image, {
    fields: { ...image.fields, ...fields },
    through: ready,
    to: ready,
  });
}

/** A tag points at one image: the one that has had it loses it. */
async function dropVersion(engine: Engine, image: StoredResource, version: string): Promise<void> {
  const versions = versionsOf(image);
  const others = versions.filter((each) => each.version !== version);
  if (others.length < versions.length) await change(engine, image, { versions: others });
}

function createImage(engine: Engine, { version: _, ...push }: PushedImage): Promise<StoredResource> {
  const { fields } = requireResource(engine.context, 'containerrepo', push.repositoryId);
  const { compartmentId, displayName: repositoryName } = fields;
  const input = { ...push, compartmentId, repositoryName, versions: [] };
  return engine.create(containerImageType, input, push.repositoryId);
}

/**
 * Records in the control plane what the registry has taken: the image, and that its tag points at it and at no other.
 *
 * @returns the image
 */
export function recordPush(engine: Engine, push: PushedImage): Promise<StoredResource> {
  const { repositoryId, digest, version, createdBy } = push;
  return engine.exclusively(async () => {
    const images = imagesOf(engine, repositoryId);
    if (version !== undefined)
      for (const other of images)
        if (other.fields.digest !== digest) await dropVersion(engine, other, version);
    const image = images.find(({ fields }) => fields.digest === digest) ?? (await createImage(engine, push));
    const now = engine.now();
    const isNew = version !== undefined && versionsOf(image).every((each) => each.version !== version);
    const timeCreated = new Date(now).toISOString();
    const added = isNew ? [{ version, timeCreated, createdBy }] : [];
    return change(engine, image, { timePushed: now, versions: [...versionsOf(image), ...added] });
  });
}
