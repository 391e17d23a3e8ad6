import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pushTestImage } from '../../registry/testing/build-image';
import { useRegistry, type RegistryWorld } from '../../registry/testing/start-registry';
import type { FunctionImages } from './function-images';
import { registryImages } from './registry-images';
import { buildTar, type TestEntry } from './testing/build-tar';

const start = useRegistry();
const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

interface ImageParts {
  layers?: TestEntry[][];
  config?: object;
  layerType?: string;
  /** Digests of the unpacked layers, where they are to be wrong. */
  diffIds?: string[];
}

/** Pushes an image that is made of layers, and gives its digest. */
async function push(world: RegistryWorld, tag: string, parts: ImageParts = {}): Promise<string> {
  const { layers = [[{ name: 'function/func.js', content: tag }]], diffIds } = parts;
  const { layerType = 'application/vnd.oci.image.layer.v1.tar+gzip' } = parts;
  const tars = layers.map(buildTar);
  const blobs = tars.map((tar) => (layerType.endsWith('gzip') ? gzipSync(tar) : tar));
  const config = Buffer.from(
    JSON.stringify({
      rootfs: { type: 'layers', diff_ids: diffIds ?? tars.map(digestOf) },
      config: { Entrypoint: ['node', 'func.js'], WorkingDir: '/function', ...parts.config },
    }),
  );
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      config: {
        mediaType: 'application/vnd.oci.image.config.v1+json',
        digest: digestOf(config),
        size: config.length,
      },
      layers: blobs.map((blob) => ({ mediaType: layerType, digest: digestOf(blob), size: blob.length })),
    }),
  );
  const digest = digestOf(manifest);
  await pushTestImage(world, { manifest, mediaType, digest, blobs: [config, ...blobs] }, tag);
  return digest;
}

describe(registryImages, () => {
  let folder: string;
  let world: RegistryWorld;
  let images: FunctionImages;
  let image: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'images-'));
    world = await start();
    images = registryImages({ registry: world.registry, folder, url: () => world.url });
    image = `${new URL(world.url).host}/ns/repo`;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('finds what a tag points at now, and any digest that is there', async () => {
    const [one, two] = [await push(world, 'one'), await push(world, 'two')];
    expect(images.resolve(`${image}:one`)).toBe(one);
    expect(images.resolve(`${image}:one`, two)).toBe(two);
    expect(images.resolve(`iad.ocir.io/ns/repo:two`)).toBe(two);
  });

  it('finds nothing for another tag, digest, repository or registry', async () => {
    await push(world, 'one');
    const missing = digestOf(Buffer.from('missing'));
    expect(images.resolve(`${image}:three`)).toBeUndefined();
    expect(images.resolve(`${image}:one`, missing)).toBeUndefined();
    expect(images.resolve(`${image}s:one`)).toBeUndefined();
    expect(images.resolve('docker.io/ns/repo:one')).toBeUndefined();
    expect(images.resolve('nonsense')).toBeUndefined();
    await expect(images.load(`${image}:one`, missing)).rejects.toMatchObject({
      code: 'FunctionInvokeImageNotAvailable',
      message: expect.stringContaining(missing) as string,
    });
  });

  it('runs the digest, wherever the tag has gone since', async () => {
    const digest = await push(world, 'v1');
    await push(world, 'v1', { layers: [[{ name: 'function/func.js', content: 'newer' }]] });
    const { nodeArguments, workingDir } = await images.load(`${image}:v1`, digest);
    expect(readFileSync(nodeArguments[0] ?? '', 'utf8')).toBe('v1');
    expect(nodeArguments[0]).toBe(join(workingDir ?? '', 'func.js'));
  });

  it('unpacks an image once, also for two that ask at once', async () => {
    const digest = await push(world, 'v1');
    const [first, second] = await Promise.all([images.load(image, digest), images.load(image, digest)]);
    expect(second).toBe(first);
  });

  it('puts the layers over each other, compressed or not', async () => {
    const layers = [
      [
        { name: 'function/func.js', content: 'low' },
        { name: 'function/gone', content: '' },
      ],
      [{ name: 'function/func.js', content: 'high' }, { name: 'function/.wh.gone' }],
    ];
    for (const layerType of [
      'application/vnd.oci.image.layer.v1.tar',
      'application/vnd.docker.image.rootfs.diff.tar.gzip',
    ]) {
      const digest = await push(world, 'v1', { layers, layerType });
      const { nodeArguments } = await images.load(`${image}:v1`, digest);
      expect(readFileSync(nodeArguments[0] ?? '', 'utf8')).toBe('high');
    }
  });

  it('gives the image’s variables', async () => {
    const digest = await push(world, 'v1', { config: { Env: ['A=1=2', 'B='] } });
    expect((await images.load(`${image}:v1`, digest)).env).toEqual({ A: '1=2', B: '' });
  });

  it.each<[string, ImageParts, string]>([
    ['zstd', { layerType: 'application/vnd.oci.image.layer.v1.tar+zstd' }, 'zstd'],
    ['an unknown kind of layer', { layerType: 'text/plain' }, 'text/plain'],
    ['a layer that is no archive', { layers: [[{ name: '../x' }]] }, 'leads out'],
    ['other content than its configuration says', { diffIds: [digestOf(Buffer.from(''))] }, 'unpacks to'],
    ['no such script', { layers: [[{ name: 'function/other.js' }]] }, 'no file /function/func.js'],
    ['another program', { config: { Entrypoint: ['python', 'func.py'] } }, 'does not begin with node'],
  ])('says what is wrong with an image with %s, each time', async (_title, parts, message) => {
    const digest = await push(world, 'v1', parts);
    for (let attempt = 0; attempt < 2; attempt += 1)
      await expect(images.load(`${image}:v1`, digest)).rejects.toMatchObject({
        status: 502,
        message: expect.stringContaining(message) as string,
      });
  });

  it('takes the image for this machine out of an index', async () => {
    const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
    const digests = [await push(world, 'other'), await push(world, 'mine')];
    const platforms = [
      { os: 'linux', architecture: 'riscv64' },
      { os: 'linux', architecture },
    ];
    const mediaType = 'application/vnd.oci.image.index.v1+json';
    const manifests = digests.map((digest, index) => ({
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest,
      size: 1,
      platform: platforms[index],
    }));
    const manifest = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests }));
    await pushTestImage(world, { manifest, mediaType, digest: digestOf(manifest), blobs: [] }, 'all');
    const { nodeArguments } = await images.load(`${image}:all`, images.resolve(`${image}:all`));
    expect(readFileSync(nodeArguments[0] ?? '', 'utf8')).toBe('mine');
  });
});
