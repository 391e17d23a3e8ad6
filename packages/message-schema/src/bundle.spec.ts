import { build } from 'esbuild';

const maxBundleBytes = 32 * 1024;

describe('the bundle of a reader', () => {
  it('stays small: neither all of zod nor the tools of the JSON Schema come with it', async () => {
    const contents = `import { decodeMessage } from './index'; console.log(decodeMessage({ key: '', value: '' }));`;
    const { metafile, outputFiles } = await build({
      stdin: { contents, resolveDir: __dirname, loader: 'ts' },
      bundle: true,
      minify: true,
      write: false,
      metafile: true,
      platform: 'node',
    });
    expect(outputFiles[0]?.contents.length).toBeLessThan(maxBundleBytes);
    const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
    );
    expect(used.filter((path) => /classic|json-schema/.test(path))).toEqual([]);
  });
});
