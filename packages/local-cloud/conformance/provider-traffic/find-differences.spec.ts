import fc from 'fast-check';
import { findDifferences } from './find-differences';

describe(findDifferences, () => {
  it('finds none between a value and itself, with or without more in it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (recorded) => {
        const actual = { more: 1, ...recorded };
        expect(findDifferences({ recorded, actual, sent: recorded })).toEqual([]);
      }),
    );
  });

  it.each([
    ['a field that is missing', { a: { b: 1 } }, { a: {} }, {}, ['answer.a.b is undefined, not number']],
    ['an entry that is missing', [1, 2], [1], [], ['answer.1 is undefined, not number']],
    ['a list in the place of an object', {}, [], {}, ['answer is array, not object']],
    ['what was sent and not repeated', { a: 'x' }, { a: 'y' }, { a: 'x' }, ['answer.a is "y", not "x"']],
  ])('names %s', (_what, recorded, actual, sent, differences) => {
    expect(findDifferences({ recorded, actual, sent })).toEqual(differences);
  });

  it('lets values differ that the server chose', () => {
    expect(findDifferences({ recorded: { id: 'x' }, actual: { id: 'y' }, sent: {} })).toEqual([]);
  });
});
