import { digestOf } from './digest';
import { openRegistry } from './open-registry';
import { buildTestImage, pushBlob, pushTestImage } from './testing/build-image';
import { useRegistry } from './testing/start-registry';

const start = useRegistry();
const day = 24 * 60 * 60 * 1000;

describe(openRegistry, () => {
  it('has after a restart what was pushed before it', async () => {
    const world = await start();
    const image = buildTestImage();
    await pushTestImage(world, image, 'v1');
    await world.clock.advance(2 * day);
    await world.restart();
    const response = await world.call('/v2/ns/repo/manifests/v1');
    expect(await response.text()).toBe(image.manifest.toString());
    expect(
      (await world.call(`/v2/ns/repo/blobs/${digestOf(image.blobs[1] ?? Buffer.from(''))}`)).status,
    ).toBe(200);
  });

  it('keeps blobs of a push that was broken off for a day', async () => {
    const world = await start();
    const blob = Buffer.from('unfinished');
    const status = async () => (await world.call(`/v2/ns/repo/blobs/${digestOf(blob)}`)).status;
    await pushBlob(world, blob);
    await world.clock.advance(day);
    await world.restart();
    expect(await status()).toBe(200);
    await world.clock.advance(1);
    await world.restart();
    expect(await status()).toBe(404);
  });

  it('ends uploads at a restart', async () => {
    const world = await start();
    const begun = await world.call('/v2/ns/repo/blobs/uploads/', { method: 'POST' });
    await world.restart();
    expect((await world.call(begun.headers.get('location') ?? '')).status).toBe(404);
  });

  it('forgets a repository, but not what another has of it', async () => {
    const world = await start();
    const image = buildTestImage();
    for (const path of ['ns/one', 'ns/two']) await pushTestImage(world, image, 'v1', path);
    await world.registry.forgetRepository(world.repositories.get('ns/one')?.id ?? '');
    await world.restart();
    expect((await world.call('/v2/ns/one/manifests/v1')).status).toBe(404);
    const kept = await world.call('/v2/ns/two/manifests/v1');
    expect(await kept.text()).toBe(image.manifest.toString());
  });

  it('lists images, those pushed last first, and finds them by tag and digest', async () => {
    const world = await start();
    const [one, two] = [buildTestImage('one'), buildTestImage('two')];
    await pushTestImage(world, one, 'v1');
    await world.clock.advance(1000);
    await pushTestImage(world, two, 'v2');
    await pushTestImage(world, two, 'latest');
    const { id = '' } = world.repositories.get('ns/repo') ?? {};
    const { registry } = world;
    expect(registry.listImages(id)).toMatchObject([
      { digest: two.digest, tags: ['latest', 'v2'], layersSizeInBytes: 3 },
      { digest: one.digest, tags: ['v1'] },
    ]);
    const location = { repositoryId: id, digest: two.digest };
    expect(registry.findImage('iad.ocir.io/ns/repo')).toEqual(location);
    expect(registry.findImage('iad.ocir.io/ns/repo:v1', two.digest)).toEqual(location);
    expect(registry.findImage('iad.ocir.io/ns/repo:v3')).toBeUndefined();
    expect(registry.findImage('iad.ocir.io/ns/none:v1')).toBeUndefined();
    expect(await registry.readManifest(location)).toMatchObject({ kind: 'image' });
    await registry.deleteImage(id, two.digest);
    expect(registry.listImages(id)).toMatchObject([{ digest: one.digest }]);
    expect(registry.findImage('iad.ocir.io/ns/repo:v2')).toBeUndefined();
  });
});
