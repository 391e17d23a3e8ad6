import type { Comparison, Condition, ConditionValue } from './statement';

/** Values of variables, by their names in lower case. */
export type Variables = Readonly<Record<string, string | undefined>>;

function fits(value: string, expected: ConditionValue): boolean {
  if (expected.kind === 'text') return value.toLowerCase() === expected.text.toLowerCase();
  const escaped = expected.pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`, 'is').test(value);
}

function compare({ variable, operator, values }: Comparison, variables: Variables): boolean {
  const value = variables[variable];
  if (value === undefined) return false;
  return values.some((expected) => fits(value, expected)) === (operator !== '!=');
}

/**
 * Whether a condition holds. Case does not matter. A comparison with a variable that the call does not have is false,
 * also with `!=`: OCI declines such requests.
 * See https://docs.oracle.com/en-us/iaas/Content/Identity/policysyntax/conditions.htm.
 */
export function evaluateCondition(condition: Condition, variables: Variables): boolean {
  if (condition.kind === 'comparison') return compare(condition, variables);
  const holds = (one: Condition): boolean => evaluateCondition(one, variables);
  return condition.kind === 'any' ? condition.conditions.some(holds) : condition.conditions.every(holds);
}
