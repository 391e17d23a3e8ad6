import fc from 'fast-check';
import { parseSearchQuery } from './parse-search-query';

const refused = (code: string, text: string): Error =>
  expect.objectContaining({ code, message: expect.stringContaining(text) as string }) as Error;

describe(parseSearchQuery, () => {
  it('reads where to look, as deep as it is said', () => {
    expect(parseSearchQuery('search "c/g/l", "c/g" "c"')).toEqual({
      scopes: [
        { compartmentId: 'c', logGroup: 'g', log: 'l' },
        { compartmentId: 'c', logGroup: 'g' },
        { compartmentId: 'c' },
      ],
      order: 'desc',
    });
  });

  it.each([
    ['search "c" | sort by datetime desc', { order: 'desc' }],
    ['SEARCH "c" | SORT BY datetime', { order: 'asc' }],
    ['search "c"|sort by datetime asc|limit 5', { order: 'asc', limit: 5 }],
    ['search "a|b"', { scopes: [{ compartmentId: 'a|b' }] }],
  ])('reads %s', (text, expected) => {
    expect(parseSearchQuery(text)).toMatchObject(expected);
  });

  it.each([
    '',
    'find "c"',
    'search',
    'search c',
    'search "c',
    'search "/g"',
    'search "c//l"',
    'search "c/g/l/x"',
  ])('refuses %s', (text) => {
    expect(() => parseSearchQuery(text)).toThrow(refused('InvalidParameter', 'searchQuery'));
  });

  it.each(["| where level = 'ERROR'", '| summarize count() by type', '| sort by level'])(
    'says that it does not know %s',
    (operator) => {
      expect(() => parseSearchQuery(`search "c" ${operator}`)).toThrow(refused('NotImplemented', operator));
    },
  );

  it('reads back every scope that is written', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9._-]+$/);
    const scope = fc.tuple(name, fc.array(name, { maxLength: 2 }));
    fc.assert(
      fc.property(fc.array(scope, { minLength: 1 }), (scopes) => {
        const texts = scopes.map(([compartmentId, rest]) => [compartmentId, ...rest].join('/'));
        const { scopes: read } = parseSearchQuery(`search ${texts.map((text) => `"${text}"`).join(', ')}`);
        const written = read.map(({ compartmentId, logGroup, log }) =>
          [compartmentId, logGroup, log].filter((part) => part !== undefined).join('/'),
        );
        expect(written).toEqual(texts);
      }),
    );
  });
});
