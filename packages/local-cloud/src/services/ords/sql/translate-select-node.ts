import { notImplementedHere, OracleError } from '../errors';
import { childList, columnReference, optionalChild, textOf, type AstNode } from './ast';
import type { RelationColumn } from './query-context';
import { toOracleName, type Expression, type Scope, type Translation } from './scope';
import { translateExpression, translateOrder } from './translate-expression';
import { translateFrom } from './translate-from';

/** A translated select with the columns that it offers. */
export interface TranslatedSelect {
  select: AstNode;
  columns: Map<string, RelationColumn>;
}

interface Item extends Expression {
  name: string | undefined;
  column: RelationColumn;
}

const plainColumn = (kind: RelationColumn['kind']): RelationColumn => ({ kind, isJson: false });

function expandStar(node: AstNode, { relations }: Scope): Item[] {
  const only = textOf(node, 'relation_name');
  const extras = ['exclude_list', 'replace_list', 'rename_list', 'qualified_exclude_list'];
  if (extras.some((name) => childList(node, name).length > 0)) throw notImplementedHere('a changed *');
  const chosen = relations.filter(({ alias }) => only === '' || alias === toOracleName(only));
  if (chosen.length === 0)
    throw new OracleError(904, `${JSON.stringify(toOracleName(only))}: invalid identifier`);
  return chosen.flatMap(({ alias, columns }) =>
    [...columns].map(([name, column]) => ({
      name,
      column,
      kind: column.kind,
      node: columnReference(...(alias === '' ? [] : [alias]), name),
    })),
  );
}

function findColumn(node: AstNode, { relations }: Scope): RelationColumn | undefined {
  if (node.class !== 'COLUMN_REF') return undefined;
  const name = (node.column_names as string[]).at(-1) ?? '';
  return relations.flatMap(({ columns }) => columns.get(name) ?? [])[0];
}

function translateItem(node: AstNode, scope: Scope): Item[] {
  if (node.class === 'STAR') return expandStar(node, scope);
  const expression = translateExpression(node, scope);
  const alias = node.alias ?? '';
  const last = node.class === 'COLUMN_REF' ? (node.column_names as string[]).at(-1) : undefined;
  const name = alias === '' ? last : alias;
  return [
    {
      ...expression,
      name: name === undefined ? undefined : toColumnName(name, node),
      column: findColumn(expression.node, scope) ?? plainColumn(expression.kind),
    },
  ];
}

/** A path into a JSON column names its column in capitals, as Oracle does. */
function toColumnName(name: string, node: AstNode): string {
  const isPath = (node.alias ?? '') === '' && (node.column_names as string[] | undefined)?.length !== 1;
  const oracleName = toOracleName(name);
  return isPath && node.class === 'COLUMN_REF' && (node.column_names as string[]).length > 2
    ? oracleName.toUpperCase()
    : oracleName;
}

function translateModifier(modifier: AstNode, scope: Scope): AstNode {
  switch (modifier.type) {
    case 'ORDER_MODIFIER':
      return {
        ...modifier,
        orders: childList(modifier, 'orders').map((order) => translateOrder(order, scope)),
      };
    case 'LIMIT_MODIFIER': {
      const bound = (name: string): AstNode | null => {
        const node = optionalChild(modifier, name);
        return node === undefined ? null : translateExpression(node, scope).node;
      };
      return { ...modifier, limit: bound('limit'), offset: bound('offset') };
    }
    case 'DISTINCT_MODIFIER':
      if (childList(modifier, 'distinct_on_targets').length > 0) throw notImplementedHere('DISTINCT ON');
      return modifier;
    default:
      throw notImplementedHere(`the clause ${modifier.type ?? ''}`);
  }
}

function refuseForeignClauses(node: AstNode): void {
  if (node.type !== 'SELECT_NODE') throw notImplementedHere('UNION, INTERSECT and MINUS');
  if (childList(node.cte_map as AstNode, 'map').length > 0) throw notImplementedHere('WITH');
  if (optionalChild(node, 'qualify') ?? optionalChild(node, 'sample'))
    throw notImplementedHere('QUALIFY and SAMPLE');
  if (textOf(node, 'aggregate_handling') !== 'STANDARD_HANDLING') throw notImplementedHere('GROUP BY ALL');
}

/**
 * Translates one select.
 *
 * @param outer the scope around it, when it is a subquery
 * @param itemTexts names of the items without alias, in order; numbered when not given
 * @throws OracleError
 */
export function translateSelectNode(
  node: AstNode,
  translation: Translation,
  outer: Scope | undefined,
  itemTexts: readonly string[] = [],
): TranslatedSelect {
  refuseForeignClauses(node);
  const from = translateFrom(node.from_table as AstNode, translation, outer);
  const scope: Scope = { translation, relations: from.relations, outer };
  const where = optionalChild(node, 'where_clause');
  const having = optionalChild(node, 'having');
  const items = childList(node, 'select_list')
    .flatMap((item, index) => translateItem(item, scope).map((one) => ({ ...one, text: itemTexts[index] })))
    .map((item, index) => ({ ...item, name: item.name ?? item.text ?? `EXPRESSION_${index + 1}` }));
  const itemNames = new Set(items.map(({ name }) => name));
  const ordering: Scope = { ...scope, itemNames };
  return {
    columns: new Map(items.map(({ name, column }) => [name, column])),
    select: {
      ...node,
      select_list: items.map((item) => ({ ...item.node, alias: item.name })),
      from_table: from.node,
      where_clause: where === undefined ? null : translateExpression(where, scope).node,
      group_expressions: childList(node, 'group_expressions').map(
        (one) => translateExpression(one, scope).node,
      ),
      having: having === undefined ? null : translateExpression(having, scope).node,
      modifiers: childList(node, 'modifiers').map((modifier) => translateModifier(modifier, ordering)),
    },
  };
}
