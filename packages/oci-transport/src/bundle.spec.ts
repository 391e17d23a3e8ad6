import { join } from 'node:path';
import { build } from 'esbuild';

/** What a function pays for signing its own requests. */
const maxBundleBytes = 16 * 1024;

it('costs a function’s bundle a few kilobytes and none of the vendor’s packages', async () => {
  const { metafile, outputFiles } = await build({
    stdin: {
      contents: `export { createSignedRequest, createResourcePrincipalIdentity, toServiceError } from './index'`,
      resolveDir: __dirname,
    },
    absWorkingDir: join(__dirname, '..'),
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    outfile: 'out.cjs',
    metafile: true,
  });
  const inputs = Object.entries(Object.values(metafile.outputs)[0]?.inputs ?? {});
  const carried = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
  expect(carried.filter((path) => path.includes('node_modules'))).toEqual([]);
  expect(outputFiles[0]?.contents.byteLength).toBeLessThan(maxBundleBytes);
});
