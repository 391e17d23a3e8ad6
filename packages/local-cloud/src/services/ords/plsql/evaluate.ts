import { notImplementedHere, OracleError } from '../errors';
import type { SqlValue } from '../store/open-duck-file';
import { errorAttributes, plsqlFunctions } from './functions';
import type { PlsqlExpression } from './syntax';
import { toNumber, toSqlValue, toText, type PlsqlValue } from './values';

/** What an expression can see. */
export interface EvaluationScope {
  /** The value of a variable; `undefined` when there is none of that name. */
  variable: (name: string) => PlsqlValue | undefined;
  /** Bind variables by name in capitals. */
  binds: Readonly<Record<string, SqlValue>>;
  /** Rows of the last INSERT, MERGE, DELETE or SELECT INTO. */
  rowCount: number | null;
  /** The error that an exception handler handles. */
  handled: OracleError | undefined;
}

type Evaluate = (expression: PlsqlExpression) => PlsqlValue;

function compare(operator: string, left: PlsqlValue, right: PlsqlValue): boolean | null {
  if (left === null || right === null) return null;
  const isNumeric = typeof left === 'number' || typeof right === 'number';
  const [a, b] = isNumeric ? [toNumber(left), toNumber(right)] : [toSqlValue(left), toSqlValue(right)];
  if (a === null || b === null) return null;
  switch (operator) {
    case '=':
      return a === b;
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '<=':
      return a <= b;
    case '>=':
      return a >= b;
    default:
      return a !== b;
  }
}

/** Oracle's NUMBER has one zero, a double has two. */
const toSingleZero = (number: number): number => (number === 0 ? 0 : number);

function calculate(operator: string, left: number | null, right: number | null): number | null {
  if (left === null || right === null) return null;
  if (operator === '+') return toSingleZero(left + right);
  if (operator === '-') return toSingleZero(left - right);
  if (operator === '*') return toSingleZero(left * right);
  if (right === 0) throw new OracleError(1476, 'divisor is equal to zero');
  return toSingleZero(left / right);
}

const toTruth = (value: PlsqlValue): boolean | null => {
  if (value === null || typeof value === 'boolean') return value;
  throw new OracleError(6550, 'PLS-00382: expression is of wrong type');
};

/** Three-valued AND and OR: `decisive` (false for AND, true for OR) settles it alone. */
function combine(decisive: boolean, left: boolean | null, right: () => boolean | null): boolean | null {
  if (left === decisive) return decisive;
  const other = right();
  if (other === decisive) return decisive;
  return left === null || other === null ? null : !decisive;
}

function evaluateBinary(
  { operator, left, right }: Extract<PlsqlExpression, { kind: 'binary' }>,
  evaluate: Evaluate,
): PlsqlValue {
  switch (operator) {
    case 'AND':
    case 'OR':
      return combine(operator === 'OR', toTruth(evaluate(left)), () => toTruth(evaluate(right)));
    case '||': {
      const text = `${toText(evaluate(left)) ?? ''}${toText(evaluate(right)) ?? ''}`;
      return text === '' ? null : text;
    }
    case '+':
    case '-':
    case '*':
    case '/':
      return calculate(operator, toNumber(evaluate(left)), toNumber(evaluate(right)));
    default:
      return compare(operator, evaluate(left), evaluate(right));
  }
}

function evaluateIn(operand: PlsqlValue, list: readonly PlsqlValue[]): boolean | null {
  const found = list.map((one) => compare('=', operand, one));
  if (found.includes(true)) return true;
  return found.includes(null) ? null : false;
}

function evaluateName(
  { name, position }: Extract<PlsqlExpression, { kind: 'name' }>,
  scope: EvaluationScope,
): PlsqlValue {
  if (name === 'SQL%ROWCOUNT') return scope.rowCount;
  if (name === 'SQLCODE' || name === 'SQLERRM') return errorAttributes(scope.handled)[name];
  const value = scope.variable(name);
  if (value === undefined) throw notImplementedHere(`the name ${name}`, position);
  return value;
}

function evaluateCall(
  { name, args, position }: Extract<PlsqlExpression, { kind: 'call' }>,
  scope: EvaluationScope,
  evaluate: Evaluate,
): PlsqlValue {
  const array = scope.variable(name);
  if (array instanceof Map) {
    const index = toNumber(args[0] === undefined ? null : evaluate(args[0].value));
    const found = index === null ? undefined : array.get(index);
    if (found === undefined) throw new OracleError(1403, 'no data found');
    return found;
  }
  const call = plsqlFunctions[name];
  if (call === undefined) throw notImplementedHere(`the function ${name}`, position);
  return call(args.map((argument) => ({ name: argument.name, value: evaluate(argument.value) })));
}

function evaluateBind(name: string, { binds }: EvaluationScope): PlsqlValue {
  const value = binds[name];
  if (value === undefined) throw new OracleError(1008, `not all variables bound (:${name})`);
  return value;
}

/**
 * Computes a PL/SQL expression. Truth has three values, as in Oracle.
 *
 * @throws OracleError ORA-03001 for names and functions that are not known, Oracle's own numbers for the rest
 */
export function evaluateExpression(expression: PlsqlExpression, scope: EvaluationScope): PlsqlValue {
  const evaluate: Evaluate = (one) => evaluateExpression(one, scope);
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'bind':
      return evaluateBind(expression.name, scope);
    case 'name':
      return evaluateName(expression, scope);
    case 'call':
      return evaluateCall(expression, scope, evaluate);
    case 'minus': {
      const number = toNumber(evaluate(expression.operand));
      return number === null ? null : toSingleZero(-number);
    }
    case 'not': {
      const truth = toTruth(evaluate(expression.operand));
      return truth === null ? null : !truth;
    }
    case 'binary':
      return evaluateBinary(expression, evaluate);
    case 'between': {
      const operand = evaluate(expression.operand);
      const above = compare('>=', operand, evaluate(expression.low));
      return combine(false, above, () => compare('<=', operand, evaluate(expression.high)));
    }
    case 'in':
      return evaluateIn(evaluate(expression.operand), expression.list.map(evaluate));
    case 'isNull':
      return evaluate(expression.operand) === null;
  }
}
