import { createManualClock } from '@weather-stream/service-kit';
import {
  ensureResource,
  type ControlPlaneCall,
  type ResourceView,
  type WantedResource,
} from './ensure-resource';

/** A control plane that keeps one collection and says what it was asked to write. */
function fakeControlPlane(resources: ResourceView[] = [], stateAfterCreate = 'ACTIVE') {
  const writes: [string, string, object | undefined][] = [];
  const call: ControlPlaneCall = (method, path, body) => {
    if (method !== 'GET') writes.push([method, path, body]);
    if (method === 'POST')
      resources.push({ ...body, id: `id${resources.length}`, lifecycleState: stateAfterCreate });
    if (method === 'PUT') Object.assign(resources.find(({ id }) => path.endsWith(`/${id}`)) ?? {}, body);
    const single = resources.find(({ id }) => path.endsWith(`/${id}`));
    return Promise.resolve(single ?? resources);
  };
  return { call, writes, resources };
}

const wanted: WantedResource = {
  collection: '/20181201/functions',
  siblings: { applicationId: 'app' },
  name: { field: 'displayName', value: 'weatherstrmfunc' },
  details: { image: 'a', config: { KEY: '1' } },
  changeable: { image: 'a', config: { KEY: '1' } },
};

describe(ensureResource, () => {
  const clock = createManualClock();

  it('creates what is not there', async () => {
    const { call, writes } = fakeControlPlane();
    expect(await ensureResource(wanted, { call, clock })).toMatchObject({
      displayName: 'weatherstrmfunc',
      image: 'a',
    });
    expect(writes).toEqual([
      ['POST', '/20181201/functions', expect.objectContaining({ displayName: 'weatherstrmfunc' })],
    ]);
  });

  it('writes nothing when everything is as wanted', async () => {
    const { call, writes, resources } = fakeControlPlane();
    await ensureResource(wanted, { call, clock });
    writes.length = 0;
    await ensureResource(wanted, { call, clock });
    expect(writes).toEqual([]);
    expect(resources).toHaveLength(1);
  });

  it('updates in place what has changed', async () => {
    const { call, writes } = fakeControlPlane();
    const { id } = await ensureResource(wanted, { call, clock });
    const changed = { ...wanted, changeable: { image: 'b' } };
    expect(await ensureResource(changed, { call, clock })).toMatchObject({ id, image: 'b' });
    expect(writes.at(-1)).toEqual(['PUT', `/20181201/functions/${id}`, { image: 'b' }]);
  });

  it('does not take up what is being deleted', async () => {
    const gone: ResourceView = {
      id: 'old',
      displayName: 'weatherstrmfunc',
      lifecycleState: 'PENDING_DELETION',
    };
    const { call } = fakeControlPlane([gone]);
    expect((await ensureResource(wanted, { call, clock })).id).not.toBe('old');
  });

  it('names the resource and its state when it never gets ready', async () => {
    const { call } = fakeControlPlane([], 'CREATING');
    const outcome = expect(ensureResource(wanted, { call, clock })).rejects.toThrow(
      /weatherstrmfunc: is CREATING after 30 s/,
    );
    await clock.advance(40_000);
    await outcome;
  });
});
