import { notImplementedHere, OracleError } from '../errors';
import type { TableEntry } from '../dictionary/entries';
import { optionalChild, requireChild, textOf, type AstNode } from './ast';
import type { OracleType } from './oracle-type';
import type { QueryContext, Relation, ValueKind } from './query-context';
import { toOracleName, type Scope, type Translation } from './scope';
import { translateExpression } from './translate-expression';
import { translateSelectNode } from './translate-select-node';

/** A translated `from` with what it offers. */
export interface TranslatedFrom {
  node: AstNode;
  relations: Relation[];
}

/** The kind of values that a column of an Oracle type holds. */
export function toColumnKind(type: OracleType): ValueKind {
  if (type.name === 'NUMBER') return 'number';
  return type.name === 'CLOB' || type.name === 'VARCHAR2' || type.name === 'CHAR' ? 'text' : 'instant';
}

/** A table as something to select from. */
function toRelation(table: TableEntry, name: string, alias: string): Relation {
  return {
    alias: alias === '' ? name : alias,
    hasOwnAlias: alias !== '',
    isTable: true,
    columns: new Map(
      table.columns.map((column) => [
        column.name,
        { kind: toColumnKind(column.type), isJson: column.isJson, typeName: column.type.name },
      ]),
    ),
  };
}

/** Finds a table that a user may see. @throws OracleError ORA-00942 */
export function findTable(
  { dictionary, user }: Pick<QueryContext, 'dictionary' | 'user'>,
  name: string,
  owner = user,
): { owner: string; table: TableEntry } {
  const table = user === owner || user === 'ADMIN' ? dictionary.get('table', owner, name) : undefined;
  if (table === undefined) throw new OracleError(942, `table or view does not exist (${owner}.${name})`);
  return { owner, table };
}

function translateBaseTable(node: AstNode, { context, sources }: Translation): TranslatedFrom {
  const name = toOracleName(textOf(node, 'table_name'));
  const alias = node.alias === undefined || node.alias === '' ? '' : toOracleName(node.alias);
  const source = textOf(node, 'schema_name') === '' ? sources.get(name) : undefined;
  if (source !== undefined) {
    const relation = { ...source.relation, alias: alias === '' ? name : alias, hasOwnAlias: alias !== '' };
    return { node: toSubquery(source.select, relation.alias), relations: [relation] };
  }
  const schemaName = textOf(node, 'schema_name');
  const { owner, table } = findTable(context, name, schemaName === '' ? undefined : toOracleName(schemaName));
  const relation = toRelation(table, name, alias);
  return {
    node: { ...node, schema_name: owner, table_name: name, alias: relation.alias },
    relations: [relation],
  };
}

const toSubquery = (select: AstNode, alias: string): AstNode => ({
  type: 'SUBQUERY',
  alias,
  sample: null,
  subquery: { node: select, named_param_map: [] },
  column_name_alias: [],
});

function translateJoin(node: AstNode, translation: Translation, outer: Scope | undefined): TranslatedFrom {
  const left = translateFrom(requireChild(node, 'left'), translation, outer);
  const right = translateFrom(requireChild(node, 'right'), translation, outer);
  const relations = [...left.relations, ...right.relations];
  const refType = textOf(node, 'ref_type');
  if (
    (refType !== 'REGULAR' && refType !== 'CROSS') ||
    !/^(INNER|LEFT|RIGHT|OUTER)$/.test(textOf(node, 'join_type'))
  )
    throw notImplementedHere(`a ${refType} ${textOf(node, 'join_type')} join`);
  if ((node.using_columns as unknown[]).length > 0) throw notImplementedHere('JOIN USING');
  const condition = optionalChild(node, 'condition');
  const translated =
    condition === undefined ? null : translateExpression(condition, { translation, relations, outer }).node;
  return { node: { ...node, left: left.node, right: right.node, condition: translated }, relations };
}

/**
 * Translates what stands behind `from`.
 *
 * @throws OracleError ORA-00942 for an unknown table, ORA-00923 when there is no `from`
 */
export function translateFrom(
  node: AstNode,
  translation: Translation,
  outer: Scope | undefined,
): TranslatedFrom {
  switch (node.type) {
    case 'BASE_TABLE':
      return translateBaseTable(node, translation);
    case 'JOIN':
      return translateJoin(node, translation, outer);
    case 'SUBQUERY': {
      const inner = translateSelectNode(
        requireChild(requireChild(node, 'subquery'), 'node'),
        translation,
        undefined,
      );
      const written = node.alias === undefined ? '' : toOracleName(node.alias);
      const alias = written.toLowerCase() === 'unnamed_subquery' ? '' : written;
      const relation = { alias, hasOwnAlias: alias !== '', isTable: false, columns: inner.columns };
      return { node: toSubquery(inner.select, alias), relations: [relation] };
    }
    case 'EMPTY':
      throw new OracleError(923, 'FROM keyword not found where expected');
    default:
      throw notImplementedHere(`${node.type ?? 'this'} behind FROM`);
  }
}
