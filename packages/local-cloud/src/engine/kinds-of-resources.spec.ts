import { invalidParameter, OciError } from '../errors';
import type { OciResponse } from '../server/operation';
import type { ResourceType } from './resource-type';
import { startTestEngine, tenancyId, type TestEngine } from './testing/start-test-engine';

const running: TestEngine[] = [];

async function start(type: Partial<ResourceType>): Promise<TestEngine> {
  const test = await startTestEngine(type);
  running.push(test);
  return test;
}

afterEach(async () => {
  for (const test of running.splice(0)) await test.dispose();
});

interface Box {
  id: string;
  [field: string]: unknown;
}

const bodyOf = ({ body }: OciResponse): Box => body as Box;

const listOf = ({ body }: OciResponse): Box[] => body as Box[];

const json = (fields: object = {}) => ({ json: { compartmentId: tenancyId, name: 'box', ...fields } });

const refused = (status: number, code: string): unknown => expect.objectContaining({ status, code });

const notFound = refused(404, 'NotAuthorizedOrNotFound');

describe('a type whose path holds a field', () => {
  const within: Partial<ResourceType> = { path: '/1/rooms/:room/boxes', list: { by: [] } };

  it('takes the field from the path, and finds a resource at its own path alone', async () => {
    const test = await start(within);
    const { id, room } = bodyOf(await test.call('POST', '/1/rooms/a/boxes', json({ room: 'b' })));
    expect(room).toBe('a');
    expect(bodyOf(await test.call('GET', `/1/rooms/a/boxes/${id}`)).id).toBe(id);
    await expect(test.call('GET', `/1/rooms/b/boxes/${id}`)).rejects.toEqual(notFound);
    await expect(test.call('DELETE', `/1/rooms/b/boxes/${id}`)).rejects.toEqual(notFound);
  });

  it('lists what is at the path', async () => {
    const test = await start(within);
    await test.call('POST', '/1/rooms/a/boxes', json());
    await test.call('POST', '/1/rooms/b/boxes', json({ name: 'other' }));
    expect(listOf(await test.call('GET', '/1/rooms/b/boxes'))).toMatchObject([{ name: 'other' }]);
  });

  it('answers 404 where the path names a parent that is not there', async () => {
    const test = await start({ ...within, path: '/1/boxes/:boxId/boxes' });
    await expect(test.call('POST', '/1/boxes/none/boxes', json())).rejects.toEqual(notFound);
    await expect(test.call('GET', '/1/boxes/none/boxes')).rejects.toEqual(notFound);
  });
});

describe('a type that is addressed by name', () => {
  const named: Partial<ResourceType> = { addressedBy: 'name', updateMethod: 'POST' };

  it('is read, updated and deleted by its name, and can then be created anew', async () => {
    const test = await start(named);
    await test.call('POST', '/1/boxes', json());
    await test.call('POST', '/1/boxes/box', { json: { size: 2 } });
    expect(bodyOf(await test.call('GET', '/1/boxes/box')).size).toBe(2);
    await test.call('DELETE', '/1/boxes/box');
    await expect(test.call('GET', '/1/boxes/box')).rejects.toEqual(notFound);
    await test.call('POST', '/1/boxes', json({ size: 3 }));
    expect(bodyOf(await test.call('GET', '/1/boxes/box')).size).toBe(3);
  });
});

describe('names that are unique within a tenancy', () => {
  it('are taken in every compartment of it', async () => {
    const test = await start({ type: 'compartment', nameUniqueWithin: 'tenancy' });
    const { id } = bodyOf(await test.call('POST', '/1/boxes', json()));
    await expect(test.call('POST', '/1/boxes', json({ compartmentId: id }))).rejects.toEqual(
      refused(409, 'NotAuthorizedOrResourceAlreadyExists'),
    );
  });
});

describe('a deletion', () => {
  it('is refused by the type, or leaves the fields that the type says', async () => {
    const test = await start({
      prepareDelete: ({ fields }) => {
        if (fields.size === 9) throw invalidParameter('too large');
        return { ...fields, name: 'gone' };
      },
    });
    const { id } = bodyOf(await test.call('POST', '/1/boxes', json({ size: 9 })));
    await expect(test.call('DELETE', `/1/boxes/${id}`)).rejects.toEqual(refused(400, 'InvalidParameter'));
    await test.call('PUT', `/1/boxes/${id}`, { json: { size: 1 } });
    await test.call('DELETE', `/1/boxes/${id}`);
    expect(bodyOf(await test.call('GET', `/1/boxes/${id}`))).toMatchObject({
      name: 'gone',
      lifecycleState: 'DELETED',
    });
  });

  it('leaves nothing in lists where the type has no tombstones', async () => {
    const test = await start({ afterDeletion: 'not-found' });
    const { id } = bodyOf(await test.call('POST', '/1/boxes', json()));
    await test.call('DELETE', `/1/boxes/${id}`);
    expect(listOf(await test.call('GET', `/1/boxes?compartmentId=${tenancyId}`))).toEqual([]);
  });
});

describe('what a type says of its answers', () => {
  it('hides fields, also computed ones, and shows who has created the resource', async () => {
    const test = await start({
      hidden: ['id', 'lifecycleState'],
      render: ({ id, createdBy }) => ({ boxId: id, createdBy }),
    });
    const box = bodyOf(await test.call('POST', '/1/boxes', json()));
    expect(box).toMatchObject({ boxId: expect.stringMatching(/^ocid1\.box/) as string, createdBy: 'user' });
    expect(Object.keys(box)).not.toEqual(expect.arrayContaining(['id']));
    expect(Object.keys(box)).not.toEqual(expect.arrayContaining(['lifecycleState']));
  });

  it('lacks the operations that it has not', async () => {
    const test = await start({ operations: { create: false, list: 'ListCrates' } });
    await expect(test.call('POST', '/1/boxes', json())).rejects.toBeInstanceOf(OciError);
    expect((await test.call('GET', `/1/boxes?compartmentId=${tenancyId}`)).status).toBe(200);
  });

  it('answers with its service’s own codes', async () => {
    const test = await start({ errorCodes: { NotAuthorizedOrNotFound: 'BoxNotFound' } });
    await expect(test.call('GET', '/1/boxes/none')).rejects.toEqual(refused(404, 'BoxNotFound'));
  });

  it('can be changed where all its states have one name', async () => {
    const test = await start({
      states: {
        creating: 'THERE',
        ready: 'THERE',
        updating: 'THERE',
        deleting: 'GOING',
        deleted: 'GONE',
      },
    });
    const { id } = bodyOf(await test.call('POST', '/1/boxes', json()));
    expect(bodyOf(await test.call('PUT', `/1/boxes/${id}`, { json: { size: 2 } }))).toMatchObject({
      size: 2,
      lifecycleState: 'THERE',
    });
  });
});

describe('a list that is asked for no order', () => {
  it('is sorted by name where the type says so', async () => {
    const test = await start({ list: { sortBy: 'name' } });
    for (const name of ['b', 'c', 'a']) await test.call('POST', '/1/boxes', json({ name }));
    const boxes = listOf(await test.call('GET', `/1/boxes?compartmentId=${tenancyId}`));
    expect(boxes.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });
});

describe('a move by an update', () => {
  it('goes into compartments that are there, and no other', async () => {
    const test = await start({ updatable: ['compartmentId'] });
    const { id } = bodyOf(await test.call('POST', '/1/boxes', json()));
    await expect(test.call('PUT', `/1/boxes/${id}`, { json: { compartmentId: 'none' } })).rejects.toEqual(
      notFound,
    );
  });
});
