import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createManualClock, type ManualClock } from '@weather-stream/service-kit';
import { createEngine, type Engine } from '../../engine/create-engine';
import { renderResource } from '../../engine/render-resource';
import { deleteResource } from '../../engine/delete-resource';
import { openResourceStore } from '../../engine/resource-store';
import type { StoredResource } from '../../engine/stored-resource';
import { silentLogger } from '../../testing/silent-logger';
import { containerImageResource, containerImageType, imagesOf, versionsOf } from './container-image.resource';
import { containerRepositoryResource } from './container-repository.resource';
import { recordPush, type PushedImage } from './record-push';

const tenancyId = 'ocid1.tenancy.oc1..test';
const layer = (digest: string, sizeInBytes: number) => ({ digest, sizeInBytes });

describe(recordPush, () => {
  let folder: string;
  let clock: ManualClock;
  let engine: Engine;
  let repository: StoredResource;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'push-'));
    clock = createManualClock(0);
    engine = createEngine({
      ...{ store: await openResourceStore(folder), clock, transitionDelayMs: 0, logger: silentLogger },
      ...{ types: [containerRepositoryResource, containerImageResource], tenancyIds: [tenancyId] },
      url: () => 'http://cloud',
    });
    repository = await engine.create('containerrepo', {
      compartmentId: tenancyId,
      displayName: 'weather/fn',
    });
  });
  afterEach(() => rm(folder, { recursive: true }));

  const buildPush = (change: Partial<PushedImage>): PushedImage => ({
    ...{ repositoryId: repository.id, digest: 'sha256:1', manifestSizeInBytes: 10 },
    ...{ layers: [layer('sha256:l', 100)], createdBy: 'user' },
    ...change,
  });

  const push = (change: Partial<PushedImage> = {}) =>
    recordPush(engine, buildPush({ version: 'a', ...change }));

  const tags = (): Record<string, string[]> =>
    Object.fromEntries(
      imagesOf(engine, repository.id).map((image) => [
        String(image.fields.digest),
        versionsOf(image).map(({ version }) => version),
      ]),
    );

  it('makes one image of a digest, however often it is pushed, with all its tags', async () => {
    await push();
    await push();
    await push({ version: 'b' });
    expect(tags()).toEqual({ 'sha256:1': ['a', 'b'] });
  });

  it('moves a tag to the image that was pushed last', async () => {
    await push();
    await push({ digest: 'sha256:2' });
    expect(tags()).toEqual({ 'sha256:1': [], 'sha256:2': ['a'] });
  });

  it('shows an image by its newest tag, and one without tags by its digest', async () => {
    const tagged = await push({ version: 'b' });
    expect(renderResource(engine.context, tagged)).toMatchObject({
      ...{ displayName: 'weather/fn:b', version: 'b', repositoryName: 'weather/fn', layersSizeInBytes: 100 },
    });
    const untagged = await recordPush(engine, buildPush({ digest: 'sha256:2' }));
    expect(renderResource(engine.context, untagged)).toMatchObject({
      displayName: 'weather/fn:unknown@sha256:2',
    });
  });

  it('counts in the repository each layer once, and tells the last push', async () => {
    await push();
    await clock.advance(1000);
    await push({ digest: 'sha256:2', layers: [layer('sha256:l', 100), layer('sha256:m', 5)] });
    expect(renderResource(engine.context, repository)).toMatchObject({
      ...{ imageCount: 2, layerCount: 2, layersSizeInBytes: 105 },
      timeLastPushed: '1970-01-01T00:00:01.000Z',
    });
  });

  it('loses its images with the repository', async () => {
    await push();
    await deleteResource(engine.context, containerRepositoryResource, repository);
    expect(engine.findAll(containerImageType)).toEqual([]);
  });
});
