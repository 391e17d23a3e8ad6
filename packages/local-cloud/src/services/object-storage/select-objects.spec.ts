import fc from 'fast-check';
import { selectObjects, type ObjectSelection } from './select-objects';
import type { ObjectHead } from './types';

const buildHead = (name: string): ObjectHead => ({
  name,
  size: 1,
  md5: '',
  etag: '',
  headers: {},
  storageTier: 'Standard',
  timeCreated: 0,
  timeModified: 0,
});

const sort = (names: readonly string[]): string[] =>
  [...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

const select = (names: readonly string[], selection: Partial<ObjectSelection>) => {
  const page = selectObjects(sort(names).map(buildHead), { limit: 1000, ...selection });
  return { ...page, heads: page.heads.map(({ name }) => name) };
};

describe(selectObjects, () => {
  const names = ['a', 'b/1', 'b/2', 'b/c/3', 'd'];

  it.each<[string, Partial<ObjectSelection>, string[]]>([
    ['a prefix', { prefix: 'b/' }, ['b/1', 'b/2', 'b/c/3']],
    ['a start', { start: 'b/2' }, ['b/2', 'b/c/3', 'd']],
    ['what it comes after', { startAfter: 'b/2' }, ['b/c/3', 'd']],
    ['an end', { end: 'b/2' }, ['a', 'b/1']],
  ])('selects by %s', (_what, selection, expected) => {
    expect(select(names, selection).heads).toEqual(expected);
  });

  it('tells what is deeper by its prefix', () => {
    expect(select(names, { delimiter: '/' })).toMatchObject({ heads: ['a', 'd'], prefixes: ['b/'] });
    expect(select(names, { delimiter: '/', prefix: 'b/' })).toMatchObject({
      heads: ['b/1', 'b/2'],
      prefixes: ['b/c/'],
    });
  });

  it('gives every name once over all pages, whatever their size', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 })),
        fc.integer({ min: 1, max: 5 }),
        (all, limit) => {
          const seen: string[] = [];
          let start: string | undefined;
          do {
            const page = select(all, { limit, ...(start === undefined ? {} : { start }) });
            seen.push(...page.heads);
            start = page.nextStartWith;
          } while (start !== undefined);
          expect(seen).toEqual(sort(all));
        },
      ),
    );
  });
});
