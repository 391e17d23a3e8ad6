import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { imageNotAvailable } from '../errors';
import type { FunctionImages } from './function-images';

/**
 * Makes images of bundles on this machine: no registry is asked, and a container runs the bundle as it is when the
 * container starts, whatever its digest was.
 *
 * @param bundles image reference → path of its bundle
 */
export function bundleImages(bundles: Readonly<Record<string, string>>): FunctionImages {
  const pathOf = (image: string): string | undefined => {
    const path = bundles[image];
    return path !== undefined && existsSync(path) ? resolve(path) : undefined;
  };
  return {
    resolve: (image, digest) => {
      const path = pathOf(image);
      if (path === undefined) return undefined;
      return digest ?? `sha256:${createHash('sha256').update(readFileSync(path)).digest('hex')}`;
    },
    isThere: (image) => pathOf(image) !== undefined,
    load: async (image, digest) => {
      const path = pathOf(image);
      if (path === undefined) throw imageNotAvailable(image, digest);
      return Promise.resolve({ nodeArguments: [path], env: {} });
    },
  };
}
