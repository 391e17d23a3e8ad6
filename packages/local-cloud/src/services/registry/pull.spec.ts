import * as fc from 'fast-check';
import { digestOf } from './digest';
import { openRegistry } from './open-registry';
import { buildTestImage, codesOf, pushBlob, pushManifest, pushTestImage } from './testing/build-image';
import { useRegistry } from './testing/start-registry';

const start = useRegistry();

describe(openRegistry, () => {
  it('says how long a blob and a manifest are without sending them', async () => {
    const world = await start();
    const image = buildTestImage();
    await pushTestImage(world, image);
    const [, layer = Buffer.from('')] = image.blobs;
    const blob = await world.call(`/v2/ns/repo/blobs/${digestOf(layer)}`, { method: 'HEAD' });
    const manifest = await world.call('/v2/ns/repo/manifests/latest', { method: 'HEAD' });
    expect([blob.status, blob.headers.get('content-length'), await blob.text()]).toEqual([
      200,
      String(layer.length),
      '',
    ]);
    expect([manifest.headers.get('content-length'), manifest.headers.get('docker-content-digest')]).toEqual([
      String(image.manifest.length),
      image.digest,
    ]);
  });

  it('sends any range of a blob', async () => {
    const world = await start();
    const content = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
    const path = `/v2/ns/repo/blobs/${digestOf(content)}`;
    await pushBlob(world, content);
    await fc.assert(
      fc.asyncProperty(fc.nat(255), fc.nat(400), async (first, length) => {
        const range = `bytes=${first}-${first + length}`;
        const response = await world.call(path, { headers: { range } });
        const part = content.subarray(first, first + length + 1);
        expect(response.status).toBe(206);
        expect(response.headers.get('content-range')).toBe(
          `bytes ${first}-${first + part.length - 1}/${content.length}`,
        );
        expect(Buffer.from(await response.arrayBuffer()).equals(part)).toBe(true);
      }),
      { numRuns: 20 },
    );
    expect((await world.call(path, { headers: { range: 'bytes=256-' } })).status).toBe(416);
  });

  it('lists tags in alphabetical order, page by page', async () => {
    const world = await start();
    const tags = ['b', 'a', 'v1.10', 'v1.9', 'Z'];
    for (const tag of tags) await pushTestImage(world, buildTestImage(), tag);
    const seen: string[] = [];
    let next: string | undefined = '/v2/ns/repo/tags/list?n=2';
    while (next !== undefined) {
      const response: Response = await world.call(next);
      const page = (await response.json()) as { name: string; tags: string[] };
      expect(page.name).toBe('ns/repo');
      seen.push(...page.tags);
      next = /^<(.*)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1];
    }
    expect(seen).toEqual([...tags].sort());
    expect((await world.call('/v2/ns/repo/tags/list?n=-1')).status).toBe(400);
  });

  it('deletes a tag alone, and an image with all its tags', async () => {
    const world = await start();
    const image = buildTestImage();
    const heard: unknown[] = [];
    world.registry.onRemoval(({ digest, tag }) => void heard.push([digest, tag]));
    for (const tag of ['one', 'two', 'three']) await pushTestImage(world, image, tag);
    const remove = (reference: string) =>
      world.call(`/v2/ns/repo/manifests/${reference}`, { method: 'DELETE' });
    const find = async (reference: string) => (await world.call(`/v2/ns/repo/manifests/${reference}`)).status;
    expect((await remove('one')).status).toBe(202);
    expect([await find('one'), await find('two'), await find(image.digest)]).toEqual([404, 200, 200]);
    expect((await remove(image.digest)).status).toBe(202);
    expect([await find('two'), await find('three'), await find(image.digest)]).toEqual([404, 404, 404]);
    expect(await codesOf(await remove('one'))).toEqual(['MANIFEST_UNKNOWN']);
    expect(heard).toEqual([
      [image.digest, 'one'],
      [image.digest, undefined],
    ]);
  });

  it('deletes a blob', async () => {
    const world = await start();
    const path = `/v2/ns/repo/blobs/${digestOf(Buffer.from('blob'))}`;
    await pushBlob(world, Buffer.from('blob'));
    expect((await world.call(path, { method: 'DELETE' })).status).toBe(202);
    expect(await codesOf(await world.call(path))).toEqual(['BLOB_UNKNOWN']);
  });

  it('does not take what every object has for a tag or a blob', async () => {
    const world = await start();
    await pushTestImage(world, buildTestImage());
    expect((await world.call('/v2/ns/repo/manifests/constructor')).status).toBe(404);
    expect((await pushManifest(world, buildTestImage(), 'constructor')).status).toBe(201);
    expect((await world.call('/v2/ns/repo/manifests/constructor')).status).toBe(200);
  });

  it('says what it does not implement', async () => {
    const { call } = await start();
    const catalog = await call('/v2/_catalog');
    const sha512 = await call(`/v2/ns/repo/blobs/uploads/?digest=sha512:${'a'.repeat(128)}`, {
      method: 'POST',
    });
    expect([catalog.status, await codesOf(catalog)]).toEqual([501, ['UNSUPPORTED']]);
    expect([sha512.status, await codesOf(sha512)]).toEqual([501, ['UNSUPPORTED']]);
  });

  it.each(['/v2/ns/Repo/tags/list', '/v2/ns/a..b/tags/list', '/v2/ns/tags/list'])(
    'refuses %s, whose repository cannot be',
    async (path) => {
      const { call } = await start();
      expect(await codesOf(await call(path))).toEqual(['NAME_INVALID']);
    },
  );
});
