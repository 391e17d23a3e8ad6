import * as fc from 'fast-check';
import { formatCondition } from './format-statement';
import { parseMatchingRule } from './parse-matching-rule';
import { arbitraryMatchingRule } from './testing/arbitrary-statement';

describe(parseMatchingRule, () => {
  it('reads every rule that it can write', () => {
    fc.assert(
      fc.property(arbitraryMatchingRule, (rule) => {
        expect(parseMatchingRule(formatCondition(rule))).toEqual(rule);
      }),
    );
  });

  it('takes ALL and ANY in any case, and a single comparison without them', () => {
    const value = { kind: 'text', text: 'fnfunc' };
    const comparison = { kind: 'comparison', variable: 'resource.type', operator: '=', values: [value] };
    expect(parseMatchingRule("ALL {resource.type = 'fnfunc'}")).toEqual({
      kind: 'all',
      conditions: [comparison],
    });
    expect(parseMatchingRule("resource.type='fnfunc'")).toEqual(comparison);
  });

  it.each([
    ["ALL {instance.color = 'red'}", 'at character 6: expected one of instance.id'],
    ['ALL {resource.type = /fn*/}', 'at character 22: expected a value in single quotes'],
    ["SOME {resource.type = 'fnfunc'}", 'at character 1: expected "any" or "all"'],
    ["resource.type = 'fnfunc', resource.id = 'x'", 'at character 25: expected the end'],
    ['', 'at character 1'],
  ])('refuses %s', (rule, words) => {
    expect(() => parseMatchingRule(rule)).toThrow(words);
  });

  it('says that it has no tags', () => {
    expect(() => parseMatchingRule("tag.operations.role.value = 'producer'")).toThrow(
      expect.objectContaining({ status: 501 }) as Error,
    );
  });
});
