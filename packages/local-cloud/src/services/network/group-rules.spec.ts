import fc from 'fast-check';
import { addRules, removeRules, updateRules, type GroupRule } from './group-rules';

const aRule = (description: string) => ({
  direction: 'INGRESS',
  protocol: 'all',
  source: '10.0.0.0/16',
  description,
});

const add = (rules: readonly GroupRule[], count: number): GroupRule[] =>
  addRules(
    rules,
    { securityRules: Array.from({ length: count }, (_, index) => aRule(`rule ${index}`)) },
    'now',
  ).rules;

const counts = fc.array(fc.integer({ min: 0, max: 25 }), { maxLength: 4 });

describe('the rules of a group', () => {
  it('have ids of their own, in the order in which they were added', () => {
    fc.assert(
      fc.property(counts, (sizes) => {
        const rules = sizes.reduce<GroupRule[]>((before, size) => {
          const after = add(before, size);
          expect(after.slice(0, before.length)).toEqual(before);
          return after;
        }, []);
        expect(new Set(rules.map(({ id }) => id)).size).toBe(sizes.reduce((sum, size) => sum + size, 0));
      }),
    );
  });

  it('stay as they are but for those that are changed or removed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 25 }), fc.nat(24), (size, at) => {
        const rules = add([], size);
        const chosen = rules[at % size];
        const id = chosen?.id ?? '';
        const updated = updateRules(rules, { securityRules: [{ ...aRule('changed'), id }] }).rules;
        expect(updated.filter((rule) => rule.description === 'changed')).toEqual([
          { ...chosen, description: 'changed' },
        ]);
        const left = removeRules(rules, { securityRuleIds: [id] }).rules;
        expect(left).toEqual(rules.filter((rule) => rule.id !== id));
      }),
    );
  });

  it('are 120 at the most, and 25 of one call', () => {
    const most = [25, 25, 25, 25, 20].reduce(add, []);
    expect(most).toHaveLength(120);
    expect(() => add(most, 1)).toThrow('can have 120 security rules; it would have 121');
    expect(() => add([], 26)).toThrow('at most 25 items');
  });

  it('are refused as a whole when one of them is wrong', () => {
    const securityRules = [aRule('right'), { ...aRule('wrong'), protocol: '256' }];
    expect(() => addRules([], { securityRules }, 'now')).toThrow('securityRules[1].protocol');
    expect(() => addRules([], {}, 'now')).toThrow('securityRules is required');
    expect(() => updateRules([], { securityRules: [aRule('no id')] })).toThrow('id is required');
    expect(() => removeRules([], { securityRuleIds: ['000000'] })).toThrow('no security rule 000000');
  });
});
