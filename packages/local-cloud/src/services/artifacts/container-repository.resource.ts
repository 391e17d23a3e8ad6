import { flag, object, oneOf, text } from '../../engine/field-rules';
import type { EngineAccess, ResourceType } from '../../engine/resource-type';
import type { StoredResource } from '../../engine/stored-resource';
import type { JsonObject } from '../../server/parse-json-object';
import { tenancyNamespace } from '../../tenancy-namespace';
import { imagesOf, type ImageLayer } from './container-image.resource';

/** The states of what the registry holds. */
const repositoryStates = {
  creating: 'AVAILABLE',
  ready: 'AVAILABLE',
  updating: 'AVAILABLE',
  deleting: 'DELETING',
  deleted: 'DELETED',
};

const bytesPerGb = 1024 ** 3;

/** Layers that images share are stored, and counted, once. */
function measure(images: readonly StoredResource[]): JsonObject {
  const layers = new Map(
    images.flatMap(({ fields }) => (fields.layers as ImageLayer[]).map((layer) => [layer.digest, layer])),
  );
  const layersSizeInBytes = [...layers.values()].reduce((sum, { sizeInBytes }) => sum + sizeInBytes, 0);
  return {
    imageCount: images.length,
    layerCount: layers.size,
    layersSizeInBytes,
    billableSizeInGBs: Math.floor(layersSizeInBytes / bytesPerGb),
  };
}

function render(repository: StoredResource, engine: EngineAccess): JsonObject {
  const images = imagesOf(engine, repository.id);
  const lastPush = Math.max(...images.map(({ fields }) => Number(fields.timePushed)));
  return {
    createdBy: repository.createdBy,
    namespace: tenancyNamespace(engine.tenancyOf(repository.fields.compartmentId)),
    ...measure(images),
    ...(images.length === 0 ? {} : { timeLastPushed: new Date(lastPush).toISOString() }),
  };
}

const sumOf = (items: readonly JsonObject[], field: string): number =>
  items.reduce((sum, item) => sum + Number(item[field]), 0);

/** A container repository. See https://docs.oracle.com/en-us/iaas/api/#/en/registry/20160918/ContainerRepository/. */
export const containerRepositoryResource: ResourceType = {
  type: 'containerrepo',
  noun: 'ContainerRepository',
  plural: 'ContainerRepositories',
  path: '/20160918/container/repositories',
  policyType: 'repos',
  nameField: 'displayName',
  nameUniqueWithin: 'tenancy',
  fields: {
    compartmentId: text({ required: true }),
    displayName: text({
      required: true,
      maxLength: 255,
      pattern: /^[a-z0-9]+(?:[._/-]+[a-z0-9]+)*$/,
      mustBe: 'made of lower-case letters and digits, with -, _, . and / between them',
    }),
    isImmutable: flag(),
    isPublic: flag(),
    readme: object({
      content: text({ required: true, maxLength: 512 * 1024 }),
      format: oneOf(['TEXT_MARKDOWN', 'TEXT_PLAIN'], { required: true }),
    }),
  },
  defaults: { isImmutable: false, isPublic: false },
  updatable: ['isImmutable', 'isPublic', 'readme'],
  states: repositoryStates,
  list: {
    shape: 'items',
    filters: ['isPublic'],
    unbuilt: ['compartmentIdInSubtree', 'repositoryId'],
    omit: ['readme', 'createdBy', 'isImmutable', 'timeLastPushed'],
    collection: (items, remainingItemsCount) => ({
      repositoryCount: items.length,
      imageCount: sumOf(items, 'imageCount'),
      layerCount: sumOf(items, 'layerCount'),
      layersSizeInBytes: sumOf(items, 'layersSizeInBytes'),
      remainingItemsCount,
    }),
  },
  render,
};
