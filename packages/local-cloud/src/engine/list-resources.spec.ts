import fc from 'fast-check';
import type { OciResponse } from '../server/operation';
import { listResources } from './list-resources';
import { startTestEngine, tenancyId, type TestEngine } from './testing/start-test-engine';

describe(listResources, () => {
  let test: TestEngine;
  const names = ['e', 'b', 'd', 'a', 'c'];

  beforeAll(async () => {
    test = await startTestEngine({ list: { maxLimit: 10, unbuilt: ['deep'] } });
    for (const name of names)
      await test.call('POST', '/1/boxes', { json: { compartmentId: tenancyId, name } });
  });
  afterAll(() => test.dispose());

  const list = (query: string): Promise<OciResponse> =>
    test.call('GET', `/1/boxes?compartmentId=${tenancyId}${query}`);
  const namesOf = ({ body }: OciResponse): string[] => (body as { name: string }[]).map(({ name }) => name);

  it('gives the newest first, unless told otherwise', async () => {
    expect(namesOf(await list(''))).toEqual([...names].reverse());
    expect(namesOf(await list('&sortOrder=ASC'))).toEqual(names);
    expect(namesOf(await list('&sortBy=NAME'))).toEqual([...names].sort());
  });

  it('gives each resource once whatever the size of pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 10 }),
        fc.constantFrom('', '&sortBy=NAME'),
        async (limit, sort) => {
          const found: string[] = [];
          let page: string | undefined;
          do {
            const response = await list(`&limit=${limit}${sort}${page === undefined ? '' : `&page=${page}`}`);
            found.push(...namesOf(response));
            expect(namesOf(response).length).toBeGreaterThan(0);
            page = response.headers?.['opc-next-page'];
          } while (page !== undefined);
          expect([...found].sort()).toEqual([...names].sort());
        },
      ),
    );
  });

  it('filters by name and by state', async () => {
    expect(namesOf(await list('&name=c'))).toEqual(['c']);
    expect(namesOf(await list('&lifecycleState=DELETED'))).toEqual([]);
  });

  it.each([
    ['&limit=11', 400, 'limit must be a whole number from 1 to 10'],
    ['&limit=x', 400, 'limit must be'],
    ['&page=x', 400, 'page is not a token'],
    ['&sortBy=COLOUR', 400, 'sortBy must be'],
    ['&deep=true', 501, 'deep'],
  ])('refuses %s', async (query, status, message) => {
    await expect(list(query)).rejects.toMatchObject({
      status,
      message: expect.stringContaining(message) as string,
    });
  });

  it('wants to know where to look', async () => {
    await expect(test.call('GET', '/1/boxes')).rejects.toMatchObject({ code: 'MissingParameter' });
  });
});
