import { build } from 'esbuild';
import { functionSettings } from './function-settings';
import { producerSettings } from './producer-settings';

async function bundle(source: string): Promise<string> {
  const result = await build({
    stdin: { contents: source, resolveDir: __dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    platform: 'node',
  });
  return result.outputFiles[0]?.text ?? '';
}

describe('a bundle that reads only the configuration of the function', () => {
  it('carries the settings of the function and none of the producer alone', async () => {
    const text = await bundle(
      `import { parseFunctionConfig } from './index'; console.log(parseFunctionConfig({}));`,
    );
    const ours = Object.values(functionSettings).map(({ name }) => name);
    const others = Object.values(producerSettings).map(({ name }) => name);
    expect(ours.filter((name) => !text.includes(name))).toEqual([]);
    expect(others.filter((name) => !ours.includes(name) && text.includes(`"${name}"`))).toEqual([]);
    expect(text).not.toContain('Newark');
  });

  it('carries no zod, which only the list of stations needs', async () => {
    const text = await bundle(
      `import { parseFunctionConfig } from './index'; console.log(parseFunctionConfig({}));`,
    );
    expect(text).not.toContain('$Zod');
  });
});
