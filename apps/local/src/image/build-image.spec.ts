import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildImage } from './build-image';

const dockerfile = `ARG BASE
FROM \${BASE}
COPY --chmod=0444 function.cjs /function/function.cjs
WORKDIR /function
USER 1000:1000
ENTRYPOINT ["node", "/function/function.cjs"]
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'context-'));
  writeFileSync(join(folder, 'Dockerfile'), dockerfile);
  writeFileSync(join(folder, 'function.cjs'), 'code');
});
afterEach(() => rmSync(folder, { recursive: true }));

const build = () => buildImage({ contextFolder: folder, buildArguments: { BASE: 'scratch' } });
const sha256 = (content: Buffer): string => `sha256:${createHash('sha256').update(content).digest('hex')}`;

describe(buildImage, () => {
  it('has the same digest for the same files, whenever they were written', async () => {
    const { digest } = await build();
    utimesSync(join(folder, 'function.cjs'), 1, 1);
    chmodSync(join(folder, 'function.cjs'), 0o600);
    expect((await build()).digest).toBe(digest);
  });

  it.each([
    ['file', () => writeFileSync(join(folder, 'function.cjs'), 'other')],
    ['command', () => writeFileSync(join(folder, 'Dockerfile'), `${dockerfile}CMD ["x"]\n`)],
  ])('has another digest for another %s', async (_what, change) => {
    const { digest } = await build();
    change();
    expect((await build()).digest).not.toBe(digest);
  });

  it('names everything by its digest', async () => {
    const { manifest, digest, blobs } = await build();
    expect(digest).toBe(sha256(manifest));
    for (const blob of blobs) expect(blob.digest).toBe(sha256(blob.content));
    const { config, layers } = JSON.parse(manifest.toString()) as Record<string, unknown>;
    const described = blobs.map(({ mediaType, digest: each, content }) => ({
      ...{ mediaType, digest: each },
      size: content.length,
    }));
    expect([config, layers]).toEqual([described[0], [described[1]]]);
  });

  it('says in its configuration what the Dockerfile says', async () => {
    const { blobs } = await build();
    const [config, layer] = blobs;
    expect(JSON.parse(config?.content.toString() ?? '')).toMatchObject({
      architecture: 'amd64',
      os: 'linux',
      config: { Entrypoint: ['node', '/function/function.cjs'], WorkingDir: '/function', User: '1000:1000' },
      rootfs: { diff_ids: [layer?.digest] },
    });
  });

  it('holds the files, and the folders that they need', async () => {
    const { blobs } = await build();
    const listing = execFileSync('tar', ['-tvf', '-'], { input: blobs[1]?.content }).toString();
    expect(listing).toMatch(/^drwxr-xr-x .* function\/\n-r--r--r-- .* function\/function\.cjs\n$/);
  });

  it('names a file that is missing', async () => {
    rmSync(join(folder, 'function.cjs'));
    await expect(build()).rejects.toThrow('function.cjs cannot be read');
  });
});
