import type { RepositoryIndex } from './store/repository-index';
import type { RegistryImage } from './types';

/** Makes the list of a repository's images, those pushed last first. */
export function toImages({ manifests, tags }: RepositoryIndex): RegistryImage[] {
  const images = Object.entries(manifests).map(([digest, { mediaType, size, layersSize, timePushed }]) => ({
    digest,
    mediaType,
    tags: Object.keys(tags)
      .filter((tag) => tags[tag] === digest)
      .sort(),
    manifestSizeInBytes: size,
    layersSizeInBytes: layersSize,
    timePushed,
  }));
  return images.sort((a, b) => b.timePushed - a.timePushed);
}
