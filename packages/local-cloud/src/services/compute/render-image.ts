import type { JsonObject } from '../../server/parse-json-object';
import type { Image } from './images';

/** Makes what an answer shows of an image. Oracle's own images are in no compartment. */
export function renderImage({ architecture: _inName, ...image }: Image): JsonObject {
  return {
    ...image,
    compartmentId: null,
    baseImageId: null,
    createImageAllowed: true,
    lifecycleState: 'AVAILABLE',
    launchMode: 'NATIVE',
    listingType: null,
    sizeInMBs: 47_694,
    billableSizeInGBs: 1,
    freeformTags: {},
    definedTags: {},
  };
}
