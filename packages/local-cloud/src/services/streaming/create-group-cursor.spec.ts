import { createTestStreaming, type TestStreaming } from './testing/create-test-streaming';
import { makeCursor } from './testing/messages';

describe('CreateGroupCursor', () => {
  let test: TestStreaming;
  beforeEach(() => {
    test = createTestStreaming({ partitions: 1 });
  });
  afterEach(() => test.dispose());

  it('names an instance that has no name', async () => {
    const cursor = await makeCursor(test, { groupName: 'readers', type: 'LATEST' });
    await test.call('GET', '/messages', { query: { cursor } });
    const { body } = await test.call('GET', '/groups/readers');
    expect(body).toMatchObject({
      groupName: 'readers',
      reservations: [{ reservedInstance: expect.stringMatching(/^[0-9a-f-]{36}$/) as string }],
    });
  });

  it('makes at most 50 groups of a stream', async () => {
    for (let group = 0; group < 50; group += 1)
      await makeCursor(test, { groupName: `group ${group}`, type: 'LATEST' });
    const body = { groupName: 'one too many', type: 'LATEST' };
    expect(await test.call('POST', '/groupCursors', { body })).toMatchObject({
      status: 400,
      body: { code: 'LimitExceeded' },
    });
    const known = { groupName: 'group 7', type: 'LATEST' };
    expect(await test.call('POST', '/groupCursors', { body: known })).toMatchObject({ status: 200 });
  });

  it.each([
    ['no name', { type: 'LATEST' }, 'groupName undefined is not a name'],
    ['no type', { groupName: 'readers' }, 'type undefined is not one of'],
    ['a type of partitions', { groupName: 'readers', type: 'AT_OFFSET', offset: 0 }, 'type "AT_OFFSET"'],
    ['a time-out of zero', { groupName: 'readers', type: 'LATEST', timeoutInMs: 0 }, 'timeoutInMs 0'],
    ['a flag that is none', { groupName: 'readers', type: 'LATEST', commitOnGet: 'no' }, 'commitOnGet "no"'],
  ])('refuses a cursor with %s', async (_what, body, message) => {
    expect(await test.call('POST', '/groupCursors', { body })).toMatchObject({
      status: 400,
      body: { code: 'InvalidParameter', message: expect.stringContaining(message) as string },
    });
  });
});
