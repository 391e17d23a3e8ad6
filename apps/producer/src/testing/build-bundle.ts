import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cp } from 'node:fs/promises';
import { build, type Metafile } from 'esbuild';

/** The producer as it is shipped, in a folder of its own. */
export interface Bundle {
  path: string;
  folder: string;
  metafile: Metafile;
  remove(): Promise<void>;
}

/** Bundles the producer the way the build target does, away from everything that is installed here. */
export async function buildBundle(): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), 'producer-'));
  const path = join(folder, 'producer.cjs');
  const project = join(__dirname, '..', '..');
  const { metafile } = await build({
    entryPoints: [join(project, 'src', 'main.ts')],
    absWorkingDir: join(project, '..', '..'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    outfile: path,
    metafile: true,
    logLevel: 'error',
  });
  await cp(join(project, 'data'), join(folder, 'data'), { recursive: true });
  return { path, folder, metafile, remove: () => rm(folder, { recursive: true }) };
}
