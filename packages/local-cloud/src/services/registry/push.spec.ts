import { connect } from 'node:net';
import * as fc from 'fast-check';
import { digestOf } from './digest';
import { openRegistry } from './open-registry';
import { buildTestImage, codesOf, pushBlob, pushManifest, pushTestImage } from './testing/build-image';
import { buildRepository, useRegistry } from './testing/start-registry';

const start = useRegistry();
const octets = { 'content-type': 'application/octet-stream' };

describe(openRegistry, () => {
  it.each(['oci', 'docker'] as const)('gives an image of kind %s back as it was pushed', async (kind) => {
    const world = await start();
    const image = buildTestImage('layer', kind);
    const pushed = await pushTestImage(world, image, 'v1');
    expect(pushed.status).toBe(201);
    expect(pushed.headers.get('docker-content-digest')).toBe(image.digest);
    for (const reference of ['v1', image.digest]) {
      const response = await world.call(`/v2/ns/repo/manifests/${reference}`);
      expect(response.headers.get('content-type')).toBe(image.mediaType);
      expect(await response.text()).toBe(image.manifest.toString());
    }
    for (const blob of image.blobs) {
      const response = await world.call(`/v2/ns/repo/blobs/${digestOf(blob)}`);
      expect(await response.text()).toBe(blob.toString());
    }
  });

  it('takes a blob in any chunks, and is told where each ended', async () => {
    const world = await start();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ minLength: 1, maxLength: 5000 })), async (chunks) => {
        const blob = Buffer.concat(chunks);
        const begun = await world.call('/v2/ns/repo/blobs/uploads/', { method: 'POST' });
        let [location, offset] = [begun.headers.get('location') ?? '', 0];
        for (const chunk of chunks) {
          const end = offset + chunk.length - 1;
          const headers = { ...octets, 'content-range': `${offset}-${end}` };
          const response = await world.call(location, { method: 'PATCH', headers, body: chunk });
          expect([response.status, response.headers.get('range')]).toEqual([202, `0-${end}`]);
          location = response.headers.get('location') ?? '';
          offset += chunk.length;
        }
        const done = await world.call(`${location}?digest=${digestOf(blob)}`, { method: 'PUT' });
        expect(done.status).toBe(201);
        const read = await world.call(done.headers.get('location') ?? '');
        expect(Buffer.from(await read.arrayBuffer()).equals(blob)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it('takes the last chunk with the call that ends an upload', async () => {
    const { call } = await start();
    const begun = await call('/v2/ns/repo/blobs/uploads/', { method: 'POST' });
    const location = begun.headers.get('location') ?? '';
    await call(location, { method: 'PATCH', headers: octets, body: 'one' });
    const digest = digestOf(Buffer.from('onetwo'));
    const done = await call(`${location}?digest=${digest}`, { method: 'PUT', headers: octets, body: 'two' });
    expect(done.headers.get('docker-content-digest')).toBe(digest);
  });

  it('refuses a chunk that does not follow the last one, and goes on behind that', async () => {
    const { call } = await start();
    const begun = await call('/v2/ns/repo/blobs/uploads/', { method: 'POST' });
    const location = begun.headers.get('location') ?? '';
    const append = (range: string, body: string) =>
      call(location, { method: 'PATCH', headers: { ...octets, 'content-range': range }, body });
    expect((await append('0-2', 'abc')).status).toBe(202);
    expect((await append('5-7', 'xyz')).status).toBe(416);
    expect((await append('0-2', 'abc')).status).toBe(416);
    const status = await call(location);
    expect([status.status, status.headers.get('range')]).toEqual([204, '0-2']);
    expect((await append('3-4', 'de')).headers.get('range')).toBe('0-4');
  });

  it('goes on with an upload whose connection broke, behind what came', async () => {
    const world = await start();
    const begun = await world.call('/v2/ns/repo/blobs/uploads/', { method: 'POST' });
    const location = begun.headers.get('location') ?? '';
    const sizeOf = async () => (await world.call(location)).headers.get('range');
    const caller = connect(Number(new URL(world.url).port), '127.0.0.1');
    const { authorization } = await world.logIn();
    caller.write(
      `PATCH ${location} HTTP/1.1\r\nhost: r\r\nauthorization: ${authorization}\r\ncontent-length: 6\r\n\r\nabc`,
    );
    while ((await sizeOf()) !== '0-2');
    const append = () =>
      world.call(location, {
        method: 'PATCH',
        headers: { ...octets, 'content-range': '3-5' },
        body: 'def',
      });
    expect(await codesOf(await append())).toEqual(['BLOB_UPLOAD_INVALID']);
    caller.destroy();
    while ((await append()).status !== 202);
    const digest = digestOf(Buffer.from('abcdef'));
    expect((await world.call(`${location}?digest=${digest}`, { method: 'PUT' })).status).toBe(201);
  });

  it('refuses a content that is not that of its digest', async () => {
    const { call } = await start();
    const digest = digestOf(Buffer.from('other'));
    const response = await call(`/v2/ns/repo/blobs/uploads/?digest=${digest}`, {
      method: 'POST',
      body: 'one',
    });
    expect([response.status, await codesOf(response)]).toEqual([400, ['DIGEST_INVALID']]);
    expect((await call(`/v2/ns/repo/blobs/${digest}`)).status).toBe(404);
  });

  it('refuses a blob over the limit, and answers while the rest still comes', async () => {
    const world = await start({ uploadLimits: { maxBlobBytes: 1000 } });
    const response = await pushBlob(world, Buffer.alloc(3_000_000));
    expect([response.status, await codesOf(response)]).toEqual([413, ['SIZE_INVALID']]);
    expect((await pushBlob(world, Buffer.alloc(1000))).status).toBe(201);
  });

  it('refuses a manifest over the limit', async () => {
    const world = await start();
    const image = { ...buildTestImage(), manifest: Buffer.alloc(5 * 1024 * 1024, ' ') };
    const response = await pushManifest(world, image);
    expect([response.status, await codesOf(response)]).toEqual([413, ['SIZE_INVALID']]);
  });

  it('refuses a manifest that names a blob that the repository does not have', async () => {
    const world = await start();
    const image = buildTestImage();
    await pushTestImage(world, image, 'v1', 'ns/other');
    const response = await pushManifest(world, image);
    expect([response.status, await codesOf(response)]).toEqual([404, ['MANIFEST_BLOB_UNKNOWN']]);
  });

  it('refuses a manifest under the digest of another', async () => {
    const world = await start();
    await pushTestImage(world, buildTestImage());
    const response = await pushManifest(world, buildTestImage(), digestOf(Buffer.from('other')));
    expect(await codesOf(response)).toEqual(['DIGEST_INVALID']);
  });

  it('links a blob of another repository instead of taking it again', async () => {
    const world = await start();
    const blob = Buffer.from('shared');
    await pushBlob(world, blob, 'ns/one');
    const mount = (from: string) =>
      world.call(`/v2/ns/two/blobs/uploads/?mount=${digestOf(blob)}&from=${from}`, { method: 'POST' });
    expect((await mount('ns/three')).status).toBe(202);
    expect((await world.call(`/v2/ns/two/blobs/${digestOf(blob)}`)).status).toBe(404);
    expect((await mount('ns/one')).status).toBe(201);
    expect(await (await world.call(`/v2/ns/two/blobs/${digestOf(blob)}`)).text()).toBe('shared');
  });

  it('takes an index when all images that it names are there', async () => {
    const world = await start();
    const images = [buildTestImage('one'), buildTestImage('two')];
    const [mediaType, entries] = [
      'application/vnd.oci.image.index.v1+json',
      images.map((image) => ({
        mediaType: image.mediaType,
        digest: image.digest,
        size: image.manifest.length,
      })),
    ];
    const manifest = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests: entries }));
    expect(await codesOf(await pushManifest(world, { manifest, mediaType }))).toEqual([
      'MANIFEST_BLOB_UNKNOWN',
    ]);
    for (const image of images) await pushTestImage(world, image, image.digest);
    expect((await pushManifest(world, { manifest, mediaType })).status).toBe(201);
  });

  it('never points a tag of an immutable repository at another image', async () => {
    const world = await start();
    world.repositories.set('ns/repo', buildRepository({ isImmutable: true }));
    await pushTestImage(world, buildTestImage('one'), 'v1');
    expect((await pushTestImage(world, buildTestImage('one'), 'v1')).status).toBe(201);
    const response = await pushTestImage(world, buildTestImage('two'), 'v1');
    expect([response.status, await codesOf(response)]).toEqual([403, ['DENIED']]);
    expect((await pushTestImage(world, buildTestImage('two'), 'v2')).status).toBe(201);
  });

  it('ends an upload without a blob', async () => {
    const { call } = await start();
    const begun = await call('/v2/ns/repo/blobs/uploads/', { method: 'POST' });
    const location = begun.headers.get('location') ?? '';
    expect((await call(location, { method: 'DELETE' })).status).toBe(204);
    expect(await codesOf(await call(location))).toEqual(['BLOB_UPLOAD_UNKNOWN']);
  });

  it('ends the upload that was not used for the longest time when there are too many', async () => {
    const { call } = await start({ uploadLimits: { maxOpenUploads: 2 } });
    const begin = async () =>
      (await call('/v2/ns/repo/blobs/uploads/', { method: 'POST' })).headers.get('location') ?? '';
    const [first, second] = [await begin(), await begin()];
    await call(first, { method: 'PATCH', headers: octets, body: 'used' });
    const third = await begin();
    const statuses = await Promise.all([first, second, third].map(async (at) => (await call(at)).status));
    expect(statuses).toEqual([204, 404, 204]);
  });

  it('tells of each push before it answers, with its tag', async () => {
    const world = await start();
    const heard: unknown[] = [];
    const end = world.registry.onPush(async (push) => {
      const { repository, digest, tag, layers, manifestSizeInBytes } = await Promise.resolve(push);
      heard.push([repository.name, digest, tag, layers.length, manifestSizeInBytes]);
    });
    const image = buildTestImage();
    const { length } = image.manifest;
    await pushTestImage(world, image, 'v1');
    expect(heard).toEqual([['repo', image.digest, 'v1', 1, length]]);
    await pushTestImage(world, image, image.digest);
    end();
    await pushTestImage(world, image, 'v2');
    expect(heard.slice(1)).toEqual([['repo', image.digest, undefined, 1, length]]);
  });

  it('fails a push whose follower fails, so that it is made again', async () => {
    const world = await start();
    const end = world.registry.onPush(() => {
      throw new Error('disk');
    });
    expect((await pushTestImage(world, buildTestImage())).status).toBe(500);
    end();
    expect((await pushTestImage(world, buildTestImage())).status).toBe(201);
  });
});
