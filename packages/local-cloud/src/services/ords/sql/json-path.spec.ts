import fc from 'fast-check';
import { parseJsonPath, toDuckPath, type JsonStep } from './json-path';

describe(parseJsonPath, () => {
  it('reads fields, quoted fields, positions and all', () => {
    expect(parseJsonPath('$.a."b c"[0][*]')).toEqual([
      { kind: 'field', name: 'a' },
      { kind: 'field', name: 'b c' },
      { kind: 'index', index: 0 },
      { kind: 'all' },
    ]);
  });

  it.each(['', 'a', '$a', '$.', '$[-1]', '$[0 to 1]', '$..a', '$.a?(@.b > 1)', '$.a.size()'])(
    'refuses %j',
    (path) => {
      expect(() => parseJsonPath(path)).toThrow('ORA-40442');
    },
  );

  const step = fc.oneof(
    fc.string().map((name): JsonStep => ({ kind: 'field', name })),
    fc.nat().map((index): JsonStep => ({ kind: 'index', index })),
    fc.constant<JsonStep>({ kind: 'all' }),
  );
  const write = (steps: JsonStep[]): string =>
    steps.reduce((path, one) => {
      if (one.kind === 'field') return `${path}.${JSON.stringify(one.name)}`;
      return `${path}[${one.kind === 'index' ? one.index : '*'}]`;
    }, '$');

  it('gives back the steps that were written', () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        expect(parseJsonPath(write(steps))).toEqual(steps);
      }),
    );
  });
});

describe(toDuckPath, () => {
  it('escapes what DuckDB would read as part of the path', () => {
    const names = ['a', 'b c', 'x"y', 'x\\y', '[0]'];
    expect(toDuckPath(names.map((name) => ({ kind: 'field', name })))).toBe(
      String.raw`$."a"."b c"."x\"y"."x\\y"."[0]"`,
    );
  });

  it('refuses a field that DuckDB would take for all fields', () => {
    expect(() => toDuckPath([{ kind: 'field', name: '*' }])).toThrow('not implemented by the local database');
  });
});
