import type { EngineAccess, ResourceType } from '../../engine/resource-type';
import type { StoredResource } from '../../engine/stored-resource';
import type { JsonObject } from '../../server/parse-json-object';

/** A layer of an image. */
export interface ImageLayer {
  /** Like `sha256:…`. */
  digest: string;
  sizeInBytes: number;
}

/** A tag of an image, as Artifacts calls it. */
export interface ImageVersion {
  version: string;
  /** RFC 3339. */
  timeCreated: string;
  createdBy: string;
}

/** The OCID type of images. */
export const containerImageType = 'containerimage';

/** The images of a repository, the oldest first. */
export const imagesOf = (engine: EngineAccess, repositoryId: string): StoredResource[] =>
  engine.findAll(containerImageType).filter(({ fields }) => fields.repositoryId === repositoryId);

/** The versions of a stored image, the oldest first. */
export const versionsOf = ({ fields }: StoredResource): ImageVersion[] => fields.versions as ImageVersion[];

function render(image: StoredResource): JsonObject {
  const { digest, repositoryName, layers } = image.fields;
  const version = versionsOf(image).at(-1)?.version;
  const shownVersion = version ?? `unknown@${String(digest)}`;
  const timeCreated = new Date(image.timeCreated).toISOString();
  return {
    displayName: `${String(repositoryName)}:${shownVersion}`,
    ...(version === undefined ? {} : { version }),
    layers: (layers as ImageLayer[]).map((layer) => ({ ...layer, timeCreated })),
    layersSizeInBytes: (layers as ImageLayer[]).reduce((sum, { sizeInBytes }) => sum + sizeInBytes, 0),
    pullCount: 0,
    versions: versionsOf(image).toReversed(),
  };
}

/** An image of a repository. The registry records it when it is pushed: see `recordPush`. */
export const containerImageResource: ResourceType = {
  type: containerImageType,
  noun: 'ContainerImage',
  path: '/20160918/container/images',
  operations: { create: false },
  policyType: 'repos',
  nameField: 'digest',
  nameUniqueWithin: 'repositoryId',
  fields: {},
  updatable: [],
  hidden: ['timePushed'],
  isMovable: false,
  states: {
    creating: 'AVAILABLE',
    ready: 'AVAILABLE',
    updating: 'AVAILABLE',
    deleting: 'DELETING',
    deleted: 'DELETED',
  },
  list: {
    shape: 'items',
    filters: ['repositoryId', 'repositoryName'],
    unbuilt: ['compartmentIdInSubtree', 'imageId', 'isVersioned', 'version', 'imageDigest', 'displayName'],
    omit: ['createdBy', 'layers', 'layersSizeInBytes', 'manifestSizeInBytes', 'pullCount', 'versions'],
    collection: (_items, remainingItemsCount) => ({ remainingItemsCount }),
  },
  render,
};
