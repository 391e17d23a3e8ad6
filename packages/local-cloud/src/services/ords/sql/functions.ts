import { notImplementedHere } from '../errors';
import { functionCall, textConstant, textList, type AstNode } from './ast';
import { parseJsonPath, toDuckPath, toParentPaths } from './json-path';
import type { ValueKind } from './query-context';
import type { Expression } from './scope';
import { toInstantFormat, toInstantPattern } from './format-mask';

/** How one function of Oracle is called in DuckDB. */
export interface FunctionRule {
  /** Fewest and most arguments. */
  arity: [number, number];
  build: (args: readonly Expression[]) => Expression;
}

/** Makes a number of an expression, as Oracle does where a number is asked for. @throws OracleError for instants */
export function asNumber({ node, kind }: Expression): AstNode {
  if (kind === 'number' || kind === 'null') return node;
  if (kind === 'text') return functionCall('ora_number', node);
  throw notImplementedHere(`an implicit conversion from ${kind} to number`);
}

/** Makes text of an expression, as Oracle does where text is asked for. @throws OracleError for instants */
export function asText({ node, kind }: Expression): AstNode {
  if (kind === 'text' || kind === 'null') return node;
  if (kind === 'number') return functionCall('ora_number_text', node);
  throw notImplementedHere(`an implicit conversion from ${kind} to text; use TO_CHAR with a format`);
}

/** The text of a constant argument. @throws OracleError when it is not a constant */
function constantText(argument: Expression | undefined, what: string): string {
  const value = argument?.node.value as { value?: unknown } | undefined;
  if (argument?.node.class !== 'CONSTANT' || typeof value?.value !== 'string')
    throw notImplementedHere(`${what} that is not a text constant`);
  return value.value;
}

const first = (args: readonly Expression[]): Expression =>
  args[0] ?? { node: textConstant(null), kind: 'null' };

const sameKind = (args: readonly Expression[]): ValueKind =>
  args.find(({ kind }) => kind !== 'null')?.kind ?? 'null';

const ofTexts = (duck: string, arity: [number, number], kind: ValueKind = 'text'): FunctionRule => ({
  arity,
  build: (args) => ({ node: functionCall(duck, ...args.map(asText)), kind }),
});

const ofNumbers = (duck: string, arity: [number, number]): FunctionRule => ({
  arity,
  build: (args) => ({ node: functionCall(duck, ...args.map(asNumber)), kind: 'number' }),
});

const ofAny = (duck: string, arity: [number, number], kind?: ValueKind): FunctionRule => ({
  arity,
  build: (args) => ({
    node: functionCall(duck, ...args.map(({ node }) => node)),
    kind: kind ?? sameKind(args),
  }),
});

const toChar: FunctionRule = {
  arity: [1, 2],
  build: (args) => {
    const [value, mask] = args;
    if (first(args).kind !== 'instant' && mask === undefined)
      return { node: asText(first(args)), kind: 'text' };
    if (value?.kind !== 'instant') throw notImplementedHere('TO_CHAR of a number with a format');
    const format = toInstantFormat(constantText(mask, 'a format'));
    return { node: functionCall('ora_format_instant', value.node, textConstant(format)), kind: 'text' };
  },
};

const toInstant: FunctionRule = {
  arity: [2, 2],
  build: (args) => {
    const pattern = toInstantPattern(constantText(args[1], 'a format'));
    return {
      node: functionCall('ora_parse_instant', asText(first(args)), textConstant(pattern)),
      kind: 'instant',
    };
  },
};

const jsonValue = (isNumber: boolean): FunctionRule => ({
  arity: [2, 2],
  build: (args) => {
    const steps = parseJsonPath(constantText(args[1], 'a JSON path'));
    const path = textConstant(toDuckPath(steps));
    const parents = textList(toParentPaths(steps));
    const node = functionCall('ora_scalar_or_null', asText(first(args)), path, parents);
    return isNumber
      ? { node: functionCall('ora_number_or_null', node), kind: 'number' }
      : { node, kind: 'text' };
  },
});

/** The second value becomes what the first is. */
const nvl: FunctionRule = {
  arity: [2, 2],
  build: (args) => {
    const kind = sameKind(args);
    const children = args.map((one) =>
      one.kind === kind ? one.node : kind === 'number' ? asNumber(one) : asText(one),
    );
    return { node: { class: 'OPERATOR', type: 'OPERATOR_COALESCE', alias: '', children }, kind };
  },
};

/** The functions of Oracle that are known, by name. Any other is refused. */
export const functionRules: Readonly<Record<string, FunctionRule>> = {
  COUNT_STAR: ofAny('count_star', [0, 0], 'number'),
  COUNT: ofAny('count', [1, 1], 'number'),
  MIN: ofAny('min', [1, 1]),
  MAX: ofAny('max', [1, 1]),
  SUM: ofNumbers('sum', [1, 1]),
  AVG: ofNumbers('avg', [1, 1]),
  NVL: nvl,
  UPPER: ofTexts('upper', [1, 1]),
  LOWER: ofTexts('lower', [1, 1]),
  TRIM: ofTexts('ora_trim', [1, 1]),
  LENGTH: ofTexts('length', [1, 1], 'number'),
  LENGTHB: ofTexts('strlen', [1, 1], 'number'),
  REPLACE: ofTexts('replace', [3, 3]),
  SUBSTR: {
    arity: [2, 3],
    build: ([text, from, length]) => ({
      node: functionCall(
        'ora_substr',
        asText(text ?? first([])),
        asNumber(from ?? first([])),
        length === undefined ? textConstant(null) : asNumber(length),
      ),
      kind: 'text',
    }),
  },
  ABS: ofNumbers('abs', [1, 1]),
  ROUND: {
    arity: [1, 2],
    build: ([value, digits]) => ({
      node: functionCall(
        'ora_round',
        asNumber(value ?? first([])),
        digits === undefined ? functionCall('ora_double', textConstant('0')) : asNumber(digits),
      ),
      kind: 'number',
    }),
  },
  FLOOR: ofNumbers('floor', [1, 1]),
  CEIL: ofNumbers('ceil', [1, 1]),
  TO_NUMBER: ofNumbers('ora_double', [1, 1]),
  TO_CHAR: toChar,
  TO_TIMESTAMP_TZ: toInstant,
  JSON_VALUE: jsonValue(false),
  JSON_VALUE_NUMBER: jsonValue(true),
  JSON_OBJECT: {
    arity: [2, 64],
    build: (args) => ({
      node: functionCall('ora_text', functionCall('json_object', ...args.map(({ node }) => node))),
      kind: 'text',
    }),
  },
  SYS_GUID: { arity: [0, 0], build: () => ({ node: functionCall('ora_guid'), kind: 'text' }) },
  RAWTOHEX: ofAny('ora_text', [1, 1], 'text'),
  ORA_ITEM_NUMBER: ofNumbers('ora_double', [1, 1]),
  ORA_ITEM_STRING: ofTexts('ora_text', [1, 1]),
  '||': {
    arity: [2, 2],
    build: (args) => ({ node: functionCall('ora_concat', ...args.map(asText)), kind: 'text' }),
  },
  '+': ofNumbers('+', [1, 2]),
  '-': ofNumbers('-', [1, 2]),
  '*': ofNumbers('*', [2, 2]),
  '/': ofNumbers('/', [2, 2]),
  '~~': ofTexts('~~', [2, 2], 'boolean'),
  '!~~': ofTexts('!~~', [2, 2], 'boolean'),
};
