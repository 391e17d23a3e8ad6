import { takeCondition, type ConditionRules } from './parse-condition';
import type { Condition } from './statement';
import { openTokens, type TokenCursor } from './token-cursor';

/** What a matching rule can ask of an instance or of another resource. */
export const matchingVariables = [
  'instance.id',
  'instance.compartment.id',
  'resource.id',
  'resource.type',
  'resource.compartment.id',
] as const;

function takeVariable(cursor: TokenCursor): string {
  const found = cursor.peek().value.toLowerCase();
  if (found.startsWith('tag.')) cursor.unbuilt('A tag');
  if (!matchingVariables.some((variable) => variable === found))
    cursor.fail(`one of ${matchingVariables.join(', ')}`);
  cursor.next();
  return found;
}

const rules: ConditionRules = { takeVariable, operators: ['=', '!='], hasPatterns: false };

/**
 * Parses the matching rule of a dynamic group, like `ALL {resource.type = 'fnfunc', resource.compartment.id = '…'}`.
 * See https://docs.oracle.com/en-us/iaas/Content/Identity/dynamicgroups/Writing_Matching_Rules_to_Define_Dynamic_Groups.htm.
 *
 * @throws OciError `InvalidParameter`, `NotImplemented`
 */
export function parseMatchingRule(text: string): Condition {
  const cursor = openTokens(text, 'matching rule');
  const condition = takeCondition(cursor, rules);
  cursor.take('the end', 'end');
  return condition;
}
