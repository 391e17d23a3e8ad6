import { notImplementedHere, OracleError } from '../errors';
import {
  childList,
  functionCall,
  optionalChild,
  requireChild,
  textConstant,
  textOf,
  type AstNode,
} from './ast';
import { asNumber, asText, functionRules } from './functions';
import { resolveName, toOracleName, toParameter, type Expression, type Scope } from './scope';
import { translateSelectNode } from './translate-select-node';

const translateAll = (nodes: readonly AstNode[], scope: Scope): Expression[] =>
  nodes.map((node) => translateExpression(node, scope));

function translateConstant(node: AstNode): Expression {
  const {
    type,
    is_null: isNull,
    value,
  } = node.value as {
    type: { id: string };
    is_null: boolean;
    value?: unknown;
  };
  if (isNull || value === '') return { node: textConstant(null), kind: 'null' };
  if (type.id === 'VARCHAR') return { node, kind: 'text' };
  if (typeof value === 'number' && Number.isSafeInteger(value)) return { node, kind: 'number' };
  throw notImplementedHere(`a constant of type ${type.id}`);
}

/** Brings two sides to one kind, as Oracle does: text beside a number becomes a number. */
function unify(sides: readonly Expression[]): AstNode[] {
  const kinds = new Set(sides.map(({ kind }) => kind).filter((kind) => kind !== 'null'));
  if (kinds.size < 2) return sides.map(({ node }) => node);
  if (kinds.size === 2 && kinds.has('number') && kinds.has('text')) return sides.map(asNumber);
  throw notImplementedHere(
    `a comparison of ${[...kinds].join(' with ')}; use TO_TIMESTAMP_TZ or a TIMESTAMP literal`,
  );
}

const comparisons = new Set(
  ['EQUAL', 'NOTEQUAL', 'LESSTHAN', 'GREATERTHAN', 'LESSTHANOREQUALTO', 'GREATERTHANOREQUALTO'].map(
    (name) => `COMPARE_${name}`,
  ),
);

function translateComparison(node: AstNode, scope: Scope): Expression {
  if (!comparisons.has(node.type ?? '')) throw notImplementedHere(`the comparison ${node.type ?? ''}`);
  const [left, right] = unify(translateAll([requireChild(node, 'left'), requireChild(node, 'right')], scope));
  return { node: { ...node, left, right }, kind: 'boolean' };
}

function translateBetween(node: AstNode, scope: Scope): Expression {
  const parts = ['input', 'lower', 'upper'].map((name) => requireChild(node, name));
  const [input, lower, upper] = unify(translateAll(parts, scope));
  return { node: { ...node, input, lower, upper }, kind: 'boolean' };
}

function translateOperator(node: AstNode, scope: Scope): Expression {
  const children = translateAll(childList(node, 'children'), scope);
  switch (node.type) {
    case 'OPERATOR_IS_NULL':
    case 'OPERATOR_IS_NOT_NULL':
    case 'OPERATOR_NOT':
      return { node: { ...node, children: children.map((child) => child.node) }, kind: 'boolean' };
    case 'COMPARE_IN':
    case 'COMPARE_NOT_IN':
      return { node: { ...node, children: unify(children) }, kind: 'boolean' };
    case 'OPERATOR_COALESCE':
      return {
        node: { ...node, children: unify(children) },
        kind: children.find(({ kind }) => kind !== 'null')?.kind ?? 'null',
      };
    default:
      throw notImplementedHere(`the operator ${node.type ?? ''}`);
  }
}

function translateCase(node: AstNode, scope: Scope): Expression {
  const checks = childList(node, 'case_checks').map((check) => ({
    when: translateExpression(requireChild(check, 'when_expr'), scope),
    then: translateExpression(requireChild(check, 'then_expr'), scope),
  }));
  const otherwise = translateExpression(requireChild(node, 'else_expr'), scope);
  const results = [...checks.map(({ then }) => then), otherwise];
  const kind = results.find((one) => one.kind !== 'null')?.kind ?? 'null';
  if (results.some((one) => one.kind !== kind && one.kind !== 'null'))
    throw new OracleError(932, 'inconsistent datatypes in CASE');
  const translated = checks.map(({ when, then }) => ({ when_expr: when.node, then_expr: then.node }));
  return { node: { ...node, case_checks: translated, else_expr: otherwise.node }, kind };
}

const aggregates = new Set(['COUNT', 'MIN', 'MAX', 'SUM', 'AVG']);

function translateFunction(node: AstNode, scope: Scope): Expression {
  const name = toOracleName(textOf(node, 'function_name'));
  if (name === 'TIMEZONE') return translateTimeZone(node, scope);
  const rule = functionRules[name];
  if (rule === undefined) throw notImplementedHere(`the function ${name}`);
  const args = translateAll(childList(node, 'children'), scope);
  const [fewest, most] = rule.arity;
  if (args.length < fewest) throw new OracleError(938, `not enough arguments for function ${name}`);
  if (args.length > most) throw new OracleError(939, `too many arguments for function ${name}`);
  if (optionalChild(node, 'filter') !== undefined) throw notImplementedHere('FILTER');
  const built = rule.build(args);
  const isDistinct = node.distinct === true;
  if (isDistinct && !aggregates.has(name)) throw notImplementedHere(`DISTINCT in ${name}`);
  return {
    kind: built.kind,
    node: {
      ...built.node,
      distinct: isDistinct,
      is_operator: node.is_operator === true && built.node.function_name === textOf(node, 'function_name'),
    },
  };
}

/** `x at time zone 'UTC'`: the same instant, and the only zone that the local database speaks. */
function translateTimeZone(node: AstNode, scope: Scope): Expression {
  const [zone, instant] = translateAll(childList(node, 'children'), scope);
  const value = (zone?.node.value as { value?: unknown } | undefined)?.value;
  if (instant?.kind !== 'instant' || (value !== 'UTC' && value !== '+00:00'))
    throw notImplementedHere('a time zone other than UTC');
  return instant;
}

function translateWindow(node: AstNode, scope: Scope): Expression {
  if (node.type !== 'WINDOW_ROW_NUMBER')
    throw notImplementedHere(`the window function ${textOf(node, 'function_name')}`);
  const partitions = translateAll(childList(node, 'partitions'), scope).map((one) => one.node);
  const orders = childList(node, 'orders').map((order) => translateOrder(order, scope));
  return { node: { ...node, partitions, orders }, kind: 'number' };
}

/** One entry of an `order by`: nulls last, or first when descending, unless the statement says otherwise. */
export function translateOrder(order: AstNode, scope: Scope): AstNode {
  const nullOrder = textOf(order, 'null_order');
  const isDescending = order.type === 'DESCENDING';
  const expression = requireChild(order, 'expression');
  const isPosition = expression.class === 'CONSTANT';
  return {
    ...order,
    null_order: nullOrder === 'ORDER_DEFAULT' ? (isDescending ? 'NULLS_FIRST' : 'NULLS_LAST') : nullOrder,
    expression: isPosition ? expression : translateExpression(expression, scope).node,
  };
}

function translateSubquery(node: AstNode, scope: Scope): Expression {
  const statement = requireChild(node, 'subquery');
  const { select, columns } = translateSelectNode(requireChild(statement, 'node'), scope.translation, scope);
  const child = optionalChild(node, 'child');
  const translated = {
    ...node,
    subquery: { ...statement, node: select, named_param_map: [] },
    child: child === undefined ? null : translateExpression(child, scope).node,
  };
  const type = textOf(node, 'subquery_type');
  if (type === 'SCALAR') return { node: translated, kind: [...columns.values()][0]?.kind ?? 'null' };
  if (type === 'EXISTS' || type === 'ANY') return { node: translated, kind: 'boolean' };
  throw notImplementedHere(`a subquery of type ${type}`);
}

function translateCast(node: AstNode): Expression {
  const child = requireChild(node, 'child');
  const type = (node.cast_type as { id: string }).id;
  if (child.class !== 'CONSTANT' || !['TIMESTAMP', 'TIMESTAMP WITH TIME ZONE', 'DATE'].includes(type))
    throw notImplementedHere('CAST of anything but a timestamp literal');
  return { node: functionCall('ora_timestamp', asText(translateConstant(child))), kind: 'instant' };
}

function translateBind(node: AstNode, { translation }: Scope): Expression {
  const name = textOf(node, 'identifier');
  const value = translation.context.binds[name.replace(/^b_/, '')];
  if (value === undefined)
    throw new OracleError(1008, `not all variables bound (:${name.replace(/^b_/, '')})`);
  return toParameter(translation, name, value);
}

function translateConjunction(node: AstNode, scope: Scope): Expression {
  const children = translateAll(childList(node, 'children'), scope).map((child) => child.node);
  return { node: { ...node, children }, kind: 'boolean' };
}

function translateColumn(node: AstNode, scope: Scope): Expression {
  const names = node.column_names as string[];
  const [only] = names;
  if (names.length === 1 && only !== undefined && scope.itemNames?.has(toOracleName(only)) === true)
    return { node: { ...node, column_names: [toOracleName(only)] }, kind: 'null' };
  return resolveName(scope, names);
}

/**
 * Translates one expression of DuckDB's tree, in which names, conversions and functions are still Oracle's. What is not listed here
 * is refused, so that nothing is answered that Oracle would answer otherwise.
 *
 * @throws OracleError
 */
export function translateExpression(node: AstNode, scope: Scope): Expression {
  const bare = { ...node, alias: '' };
  switch (node.class) {
    case 'COLUMN_REF':
      return translateColumn(bare, scope);
    case 'CONSTANT':
      return translateConstant(bare);
    case 'PARAMETER':
      return translateBind(bare, scope);
    case 'COMPARISON':
      return translateComparison(bare, scope);
    case 'BETWEEN':
      return translateBetween(bare, scope);
    case 'CONJUNCTION':
      return translateConjunction(bare, scope);
    case 'OPERATOR':
      return translateOperator(bare, scope);
    case 'CASE':
      return translateCase(bare, scope);
    case 'FUNCTION':
      return translateFunction(bare, scope);
    case 'WINDOW':
      return translateWindow(bare, scope);
    case 'SUBQUERY':
      return translateSubquery(bare, scope);
    case 'CAST':
      return translateCast(bare);
    default:
      throw notImplementedHere(`an expression of class ${node.class ?? 'unknown'}`);
  }
}
