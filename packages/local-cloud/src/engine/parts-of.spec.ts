import { OciError } from '../errors';
import type { OciResponse } from '../server/operation';
import type { ResourceType } from './resource-type';
import { partsOf, removeOrphans } from './parts-of';
import { startTestEngine, tenancyId, type TestEngine } from './testing/start-test-engine';

const idOf = ({ body }: OciResponse): string => (body as { id: string }).id;

/** Boxes of size 9 come with a lid, which is a box in them. */
const lidded: Partial<ResourceType> = {
  createParts: async ({ id, fields }, engine) => {
    if (fields.size !== 9) return {};
    const lid = await engine.create('box', { ...fields, name: 'lid', size: 1, boxId: id }, id);
    return { lidId: lid.id };
  },
};

describe(partsOf, () => {
  let test: TestEngine;
  const start = async (type: Partial<ResourceType> = lidded): Promise<void> => {
    test = await startTestEngine(type);
  };
  afterEach(() => test.dispose());

  const create = async (fields: object): Promise<string> =>
    idOf(await test.call('POST', '/1/boxes', { json: { compartmentId: tenancyId, ...fields } }));
  const namesLeft = (): unknown[] => test.engine.findAll('box').map(({ fields }) => fields.name);

  it('gives what came with a resource, by names that the resource knows', async () => {
    await start();
    const id = await create({ name: 'box', size: 9 });
    const box = test.engine.find('box', id);
    const parts = box === undefined ? [] : partsOf(test.engine.context, box);
    expect(parts.map((part) => part.id)).toEqual([box?.fields.lidId]);
  });

  it('gives what goes with the resource', async () => {
    await start();
    const id = await create({ name: 'box', size: 9 });
    await test.call('DELETE', `/1/boxes/${id}`);
    expect(namesLeft()).toEqual([]);
  });

  it('keeps both while something else is in one of them', async () => {
    await start();
    const id = await create({ name: 'box', size: 9 });
    const lidId = String(test.engine.find('box', id)?.fields.lidId);
    await create({ name: 'sticker', size: 1, boxId: lidId });
    await expect(test.call('DELETE', `/1/boxes/${id}`)).rejects.toMatchObject({ code: 'Conflict' });
    expect(namesLeft()).toEqual(['lid', 'box', 'sticker']);
  });

  it('gives what moves with the resource', async () => {
    await start({ ...lidded, type: 'compartment', parents: {} });
    const elsewhere = await create({ name: 'elsewhere', size: 1 });
    const moved = await create({ name: 'box', size: 1 });
    const lid = await test.engine.create('compartment', { name: 'lid', compartmentId: tenancyId }, moved);
    await test.call('POST', `/1/boxes/${moved}/actions/changeCompartment`, {
      json: { compartmentId: elsewhere },
    });
    expect(test.engine.find('compartment', lid.id)?.fields.compartmentId).toBe(elsewhere);
  });

  it('has nothing of what a kill has kept from being created', async () => {
    await start();
    await test.engine.create('box', { name: 'orphan', compartmentId: tenancyId }, 'never created');
    await create({ name: 'box', size: 9 });
    await removeOrphans(test.engine.context);
    expect(namesLeft()).toEqual(['lid', 'box']);
  });
});

describe('names of other resources', () => {
  it('are looked up in lists and deeper in the fields, and keep what they name', async () => {
    const test = await startTestEngine({
      parents: { besides: 'box' },
      links: ({ inside }) =>
        typeof inside === 'string' ? [{ field: 'inside', types: ['box'], id: inside }] : [],
      inUse: (box, by) => new OciError(409, 'InUse', `${box.noun} ${box.id} by ${by.id}`),
    });
    const create = async (fields: object): Promise<string> =>
      idOf(await test.call('POST', '/1/boxes', { json: { compartmentId: tenancyId, ...fields } }));
    const [one, other] = [await create({ name: 'one' }), await create({ name: 'other' })];
    const holder = await create({ name: 'holder', besides: [one], inside: other });
    for (const id of [one, other])
      await expect(test.call('DELETE', `/1/boxes/${id}`)).rejects.toMatchObject({
        code: 'InUse',
        message: `Box ${id} by ${holder}`,
      });
    for (const fields of [{ besides: [one, 'none'] }, { inside: 'none' }])
      await expect(create({ name: 'lost', ...fields })).rejects.toMatchObject({
        code: 'RelatedResourceNotAuthorizedOrNotFound',
      });
    await test.dispose();
  });
});
