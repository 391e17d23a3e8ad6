import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * Makes the lookup of image digests: that of an image is the SHA-256 of the bundle that stands for it.
 *
 * @param images image reference → path of its bundle
 */
export function createImageDigests(
  images: Readonly<Record<string, string>>,
): (image: string) => string | undefined {
  return (image) => {
    const path = images[image];
    if (path === undefined) return undefined;
    try {
      return `sha256:${createHash('sha256').update(readFileSync(path)).digest('hex')}`;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  };
}
