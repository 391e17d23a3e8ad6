import fc from 'fast-check';
import { toDnsLabel, toNames, toPrefix } from './names';

const suffixes = fc.stringMatching(/^[a-z][a-z0-9]{5}$/);

describe(toNames, () => {
  it('makes names that OCI takes, whatever the stack is called', () => {
    fc.assert(
      fc.property(fc.string(), suffixes, (stack, suffix) => {
        const { unique, databaseName } = toNames(stack, suffix);
        expect(unique).toMatch(/^weather-[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(unique.length).toBeLessThanOrEqual(50);
        expect(databaseName).toMatch(/^[A-Z][A-Z0-9]{0,13}$/);
        expect(toDnsLabel(toPrefix(stack))).toMatch(/^[a-z][a-z0-9]{0,14}$/);
      }),
    );
  });

  it('tells two stacks with different suffixes apart, also where their names are cut', () => {
    fc.assert(
      fc.property(fc.string(), suffixes, suffixes, (stack, one, other) => {
        fc.pre(one !== other);
        const [a, b] = [toNames(stack, one), toNames(stack, other)];
        expect([a.unique === b.unique, a.databaseName === b.databaseName]).toEqual([false, false]);
      }),
    );
  });
});
