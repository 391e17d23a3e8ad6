import { join } from 'node:path';
import { bundleImages } from '../services/functions/image/bundle-images';
import { eitherImages, type FunctionImages } from '../services/functions/image/function-images';
import { registryImages } from '../services/functions/image/registry-images';
import type { Registry } from '../services/registry/open-registry';
import { openContainerRegistry, type ContainerRegistryOptions } from './open-container-registry';

/** What {@link openImages} works with. */
export interface ImagesOptions extends ContainerRegistryOptions {
  /** Image reference → path of a bundle that stands for it. */
  bundles: Readonly<Record<string, string>>;
}

/**
 * Opens the registry, and what functions can be made of: images in it, and bundles that were named at the start.
 *
 * @throws LocalCloudStartError `STATE_UNREADABLE`
 */
export async function openImages(
  options: ImagesOptions,
): Promise<{ registry: Registry; images: FunctionImages }> {
  const { bundles, stateFolder, url } = options;
  const registry = await openContainerRegistry(options);
  const folder = join(stateFolder, 'functions', 'images');
  const pushed = registryImages({ registry, folder, url: () => url });
  return { registry, images: eitherImages(bundleImages(bundles), pushed) };
}
