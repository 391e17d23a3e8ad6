import type { Comparison, Condition, ConditionValue } from './statement';
import type { TokenCursor } from './token-cursor';

/** What a kind of text allows in its conditions. */
export interface ConditionRules {
  /** Takes a variable. @throws OciError */
  takeVariable: (cursor: TokenCursor) => string;
  operators: readonly Comparison['operator'][];
  /** Whether a value can be a pattern between slashes. */
  hasPatterns: boolean;
}

function takeValue(cursor: TokenCursor, { hasPatterns }: ConditionRules): ConditionValue {
  if (hasPatterns && cursor.peek().kind === 'pattern')
    return { kind: 'pattern', pattern: cursor.next().value };
  const what = hasPatterns ? 'a value in single quotes or a pattern like /a*/' : 'a value in single quotes';
  return { kind: 'text', text: cursor.take(what, 'quoted') };
}

function takeList<T>(cursor: TokenCursor, end: string, takeOne: () => T): T[] {
  const items = [takeOne()];
  while (cursor.expect(',', end) === ',') items.push(takeOne());
  return items;
}

function takeComparison(cursor: TokenCursor, rules: ConditionRules): Comparison {
  const variable = rules.takeVariable(cursor);
  const word = cursor.peek().value.toLowerCase();
  if (['before', 'after', 'between'].includes(word)) cursor.unbuilt(`The operator "${word}"`);
  const operator = cursor.expect(...rules.operators) as Comparison['operator'];
  if (operator !== 'in')
    return { kind: 'comparison', variable, operator, values: [takeValue(cursor, rules)] };
  cursor.expect('(');
  return {
    kind: 'comparison',
    variable,
    operator,
    values: takeList(cursor, ')', () => takeValue(cursor, rules)),
  };
}

/** Takes a comparison, or several of them in `any {…}` or `all {…}`. @throws OciError `InvalidParameter` */
export function takeCondition(cursor: TokenCursor, rules: ConditionRules): Condition {
  const isGroup = cursor.peek(1).kind === 'symbol' && cursor.peek(1).value === '{';
  if (!isGroup) return takeComparison(cursor, rules);
  const kind = cursor.expect('any', 'all') as 'any' | 'all';
  cursor.expect('{');
  return { kind, conditions: takeList(cursor, '}', () => takeCondition(cursor, rules)) };
}
