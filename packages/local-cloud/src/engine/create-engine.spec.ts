import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OciResponse } from '../server/operation';
import { createEngine } from './create-engine';
import type { ResourceType } from './resource-type';
import { openResourceStore } from './resource-store';
import { startTestEngine, tenancyId, type TestEngine } from './testing/start-test-engine';

const running: TestEngine[] = [];

async function start(...options: Parameters<typeof startTestEngine>): Promise<TestEngine> {
  const test = await startTestEngine(...options);
  running.push(test);
  return test;
}

afterEach(async () => {
  for (const test of running.splice(0)) await test.dispose();
});

interface Box {
  id: string;
  lifecycleState: string;
  [field: string]: unknown;
}

const boxOf = ({ body }: OciResponse): Box => body as Box;

const createBox = async (test: TestEngine, fields: object = {}): Promise<Box> =>
  boxOf(await test.call('POST', '/1/boxes', { json: { compartmentId: tenancyId, name: 'box', ...fields } }));

const stateOf = async (test: TestEngine, { id }: Box): Promise<string> =>
  boxOf(await test.call('GET', `/1/boxes/${id}`)).lifecycleState;

const refused = (status: number, code: string, message = ''): unknown =>
  expect.objectContaining({ status, code, message: expect.stringContaining(message) as string });

describe(createEngine, () => {
  it('takes a resource through its states as the clock goes on', async () => {
    const test = await start({}, { transitionDelayMs: 1000 });
    const box = await createBox(test);
    expect(box.lifecycleState).toBe('CREATING');
    await test.clock.advance(999);
    expect(await stateOf(test, box)).toBe('CREATING');
    await test.clock.advance(1);
    expect(await stateOf(test, box)).toBe('ACTIVE');
    await test.call('PUT', `/1/boxes/${box.id}`, { json: { size: 2 } });
    expect(await stateOf(test, box)).toBe('UPDATING');
    await test.clock.advance(1000);
    await test.call('DELETE', `/1/boxes/${box.id}`);
    expect(await stateOf(test, box)).toBe('DELETING');
    await test.clock.advance(1000);
    expect(await stateOf(test, box)).toBe('DELETED');
  });

  it('refuses to change what is still changing, as a matter of time', async () => {
    const test = await start({}, { transitionDelayMs: 1000 });
    const { id } = await createBox(test);
    await expect(test.call('PUT', `/1/boxes/${id}`, { json: { size: 2 } })).rejects.toEqual(
      refused(409, 'IncorrectState', 'CREATING'),
    );
  });

  it('tells watchers of each change, and of the end of each state on the way', async () => {
    const test = await start({}, { transitionDelayMs: 1000 });
    const seen: string[] = [];
    test.engine.onChanged('box', (resource) => seen.push(test.engine.stateOf(resource)));
    await createBox(test);
    await test.clock.advance(1000);
    expect(seen).toEqual(['CREATING', 'ACTIVE']);
  });

  it('answers a change as done although a follower of it fails', async () => {
    const test = await start();
    test.engine.onChanged('box', () => {
      throw new Error('follower');
    });
    const { id } = await createBox(test);
    expect(test.engine.find('box', id)).toBeDefined();
  });

  it('hides what is hidden, keeps what has no rule, and always shows tags', async () => {
    const test = await start();
    const { id } = await createBox(test, { pin: '1234', colour: 'red' });
    const box = boxOf(await test.call('GET', `/1/boxes/${id}`));
    expect(box).toMatchObject({ colour: 'red', freeformTags: {}, definedTags: {}, systemTags: {} });
    expect(box).not.toHaveProperty('pin');
    expect(test.engine.find('box', id)?.fields.pin).toBe('1234');
  });

  it.each([
    ['a missing field', { name: undefined }, 400, 'MissingParameter', 'name is required'],
    [
      'a field out of bounds',
      { size: 10 },
      400,
      'InvalidParameter',
      'size must be a whole number from 1 to 9; it is 10',
    ],
    ['a field of the wrong type', { name: 7 }, 400, 'InvalidParameter', 'name must be a text'],
    ['a tag that is no text', { freeformTags: { a: 1 } }, 400, 'InvalidParameter', 'freeformTags.a'],
    ['an unknown parent', { boxId: 'none' }, 400, 'RelatedResourceNotAuthorizedOrNotFound', 'boxId'],
    ['an unknown compartment', { compartmentId: 'none' }, 404, 'NotAuthorizedOrNotFound', 'compartment none'],
  ])('refuses %s and creates nothing', async (_what, fields, status, code, message) => {
    const test = await start();
    await expect(createBox(test, fields)).rejects.toEqual(refused(status, code, message));
    expect(test.engine.findAll('box')).toEqual([]);
  });

  it('refuses a change of what is fixed, but not its repetition', async () => {
    const test = await start();
    const { id } = await createBox(test);
    await expect(test.call('PUT', `/1/boxes/${id}`, { json: { name: 'other' } })).rejects.toEqual(
      refused(400, 'InvalidParameter', 'name of a Box cannot be changed'),
    );
    await expect(
      test.call('PUT', `/1/boxes/${id}`, { json: { name: 'box', size: 3 } }),
    ).resolves.toMatchObject({
      body: { size: 3 },
    });
  });

  it('creates one of two that race for a name', async () => {
    const test = await start();
    const outcomes = await Promise.allSettled([createBox(test), createBox(test)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('creates one resource for two calls that race with one retry token', async () => {
    const test = await start();
    const json = { compartmentId: tenancyId, name: 'once' };
    const headers = { 'opc-retry-token': 't' };
    const create = () => test.call('POST', '/1/boxes', { json, headers });
    const [one, other] = await Promise.all([create(), create()]);
    expect(boxOf(other).id).toBe(boxOf(one).id);
  });

  it('forgets a retry token after a day', async () => {
    const test = await start({ nameUniqueWithin: 'nothing' });
    const json = { compartmentId: tenancyId, name: 'daily' };
    const create = () => test.call('POST', '/1/boxes', { json, headers: { 'opc-retry-token': 't' } });
    const one = boxOf(await create());
    await test.clock.advance(24 * 60 * 60 * 1000 + 1);
    await expect(create()).rejects.toEqual(refused(409, 'NotAuthorizedOrResourceAlreadyExists', one.id));
  });

  it('keeps a parent while a child is there', async () => {
    const test = await start();
    const parent = await createBox(test, { name: 'parent' });
    const child = await createBox(test, { name: 'child', boxId: parent.id });
    await expect(test.call('DELETE', `/1/boxes/${parent.id}`)).rejects.toEqual(
      refused(409, 'Conflict', child.id),
    );
    await test.call('DELETE', `/1/boxes/${child.id}`);
    await expect(test.call('DELETE', `/1/boxes/${parent.id}`)).resolves.toMatchObject({ status: 204 });
  });

  it('answers 404 after a deletion where the type has no tombstones', async () => {
    const type: Partial<ResourceType> = { afterDeletion: 'not-found' };
    const test = await start(type);
    const { id } = await createBox(test);
    await test.call('DELETE', `/1/boxes/${id}`);
    await expect(test.call('GET', `/1/boxes/${id}`)).rejects.toEqual(refused(404, 'NotAuthorizedOrNotFound'));
  });

  it('answers 404 to a deletion that is done, where its type says so of the caller', async () => {
    const test = await start({ deniesDeletion: ({ 'user-agent': agent }) => agent === 'terraform' });
    const headers = { 'user-agent': 'terraform' };
    const [one, other] = [await createBox(test), await createBox(test, { name: 'other' })];
    await expect(test.call('DELETE', `/1/boxes/${one.id}`, { headers })).rejects.toEqual(
      refused(404, 'NotFound', one.id),
    );
    expect(await stateOf(test, one)).toBe('DELETED');
    await expect(test.call('DELETE', `/1/boxes/${other.id}`)).resolves.toMatchObject({ status: 204 });
  });

  it('answers a deletion that takes time as begun', async () => {
    const test = await start({ deniesDeletion: () => true }, { transitionDelayMs: 1000 });
    const { id } = await createBox(test);
    await test.clock.advance(1000);
    await expect(test.call('DELETE', `/1/boxes/${id}`)).resolves.toMatchObject({ status: 204 });
  });

  it('goes on after a restart, and drops the half that a kill has left', async () => {
    const test = await start();
    const box = await createBox(test);
    await writeFile(join(test.folder, 'box', `${box.id}.json.1.1.tmp`), '{"id":');
    const again = await test.reopen();
    expect(await stateOf(again, box)).toBe('ACTIVE');
    expect(await readdir(join(test.folder, 'box'))).toEqual([`${box.id}.json`]);
    expect((await createBox(again, { name: 'next' })).id).not.toBe(box.id);
  });

  it('keeps its files from other users of the machine', async () => {
    const test = await start();
    const { id } = await createBox(test, { pin: '1234' });
    const { mode } = await stat(join(test.folder, 'box', `${id}.json`));
    expect(mode & 0o777).toBe(0o600);
  });

  it.each(['{', '[]', '{"id":"of another version"}'])(
    'says which file of its state cannot be read: %s',
    async (content) => {
      const test = await start();
      const { id } = await createBox(test);
      const path = join(test.folder, 'box', `${id}.json`);
      await writeFile(path, content);
      await expect(openResourceStore(test.folder)).rejects.toMatchObject({
        code: 'STATE_UNREADABLE',
        message: expect.stringContaining(path) as string,
      });
    },
  );
});
