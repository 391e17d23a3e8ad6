import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishToOci } from './publish-to-oci';

const aScript = async (source: string) => {
  const script = join(await mkdtemp(join(tmpdir(), 'publish-')), 'producer.cjs');
  await writeFile(script, source);
  return script;
};

describe(publishToOci, () => {
  it('ends with the code of the producer, and hands its arguments and environment over', async () => {
    const script = await aScript(
      'process.exit(process.argv[2] === "--once" && process.env.STREAM_ID === "s" ? 3 : 1)',
    );
    await expect(publishToOci({ script, args: ['--once'], env: { STREAM_ID: 's' } })).resolves.toBe(3);
  });

  it('lets the producer notice when this process is killed', async () => {
    const script = await aScript('process.exit(process.connected ? 3 : 1)');
    await expect(publishToOci({ script, args: [], env: {} })).resolves.toBe(3);
  });
});
