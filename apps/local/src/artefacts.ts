import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalRunError } from './errors';

/** Bundles that the local run starts as processes. */
export interface Artefacts {
  cloud: string;
  function: string;
  producer: string;
}

/**
 * Finds the bundles in the repository whose root is `root`.
 *
 * @throws LocalRunError `NOT_BUILT`
 */
export async function findArtefacts(root: string): Promise<Artefacts> {
  const artefacts: Artefacts = {
    cloud: join(root, 'apps/local/dist/local-cloud.cjs'),
    function: join(root, 'apps/function/dist/function.cjs'),
    producer: join(root, 'apps/producer/dist/producer.cjs'),
  };
  for (const path of Object.values(artefacts) as string[]) {
    await access(path).catch((cause: unknown) => {
      throw new LocalRunError('NOT_BUILT', `${path} is missing. Build it with: npx nx run-many -t build`, {
        exitCode: 2,
        cause,
      });
    });
  }
  return artefacts;
}
