import { OracleError } from '../errors';
import { columnReference, functionCall, parameter, textConstant, textList, type AstNode } from './ast';
import { toDuckPath, toParentPaths, type JsonStep } from './json-path';
import { QUOTED_MARK } from './prepare-select';
import { toValueKind, type QueryContext, type Relation, type ValueKind } from './query-context';
import type { DuckParams, SqlValue } from '../store/open-duck-file';

/** A translated expression. */
export interface Expression {
  node: AstNode;
  kind: ValueKind;
}

/** What one translation works with. */
export interface Translation {
  context: QueryContext;
  /** Values of the parameters that the translated statement uses. */
  params: DuckParams;
  /** Selects that stand for views and JSON_TABLEs, by name. */
  sources: ReadonlyMap<string, { select: AstNode; relation: Relation }>;
}

/** What names mean at one place of a statement. */
export interface Scope {
  translation: Translation;
  relations: Relation[];
  /** The select around this one. */
  outer: Scope | undefined;
  /** Names of the select's own items, for its `order by`. */
  itemNames?: ReadonlySet<string>;
}

/** The name that Oracle knows: unquoted names are in capitals. */
export const toOracleName = (name: string): string =>
  name.startsWith(QUOTED_MARK) ? name.slice(QUOTED_MARK.length) : name.toUpperCase();

/** A JSON field as written: case counts, quoted or not. */
const toFieldName = (name: string): string => (name.startsWith(QUOTED_MARK) ? name.slice(1) : name);

const invalidIdentifier = (names: readonly string[]): OracleError =>
  new OracleError(
    904,
    `${names.map((name) => JSON.stringify(toOracleName(name))).join('.')}: invalid identifier`,
  );

/** A `$name` for a value, typed as Oracle would. */
export function toParameter(translation: Translation, name: string, value: SqlValue): Expression {
  const kind = toValueKind(value);
  if (kind === 'null') return { node: textConstant(null), kind };
  translation.params[name] = value === '' ? null : value;
  const casts: Record<string, string> = { text: 'ora_text', number: 'ora_double', instant: 'ora_timestamp' };
  return { node: functionCall(casts[kind] ?? 'ora_boolean', parameter(name)), kind };
}

function resolvePseudoColumn(name: string, { context, params }: Translation): Expression | undefined {
  if (name === 'USER') return { node: textConstant(context.user), kind: 'text' };
  if (!['SYSTIMESTAMP', 'CURRENT_TIMESTAMP', 'SYSDATE', 'LOCALTIMESTAMP'].includes(name)) return undefined;
  params.now = new Date(context.now);
  return { node: functionCall('ora_timestamp', parameter('now')), kind: 'instant' };
}

function findColumn(relation: Relation, names: readonly string[]): Expression | undefined {
  const [name = '', ...fields] = names;
  const column = relation.columns.get(toOracleName(name));
  if (column === undefined && toOracleName(name) === 'ROWID' && fields.length === 0 && relation.isTable)
    return { node: columnReference(relation.alias, 'rowid'), kind: 'number' };
  if (column === undefined) return undefined;
  const node = columnReference(...(relation.alias === '' ? [] : [relation.alias]), toOracleName(name));
  if (fields.length === 0) return { node, kind: column.kind };
  if (!column.isJson || !relation.hasOwnAlias) return undefined;
  const steps = fields.map((field): JsonStep => ({ kind: 'field', name: toFieldName(field) }));
  const path = textConstant(toDuckPath(steps));
  return { node: functionCall('ora_json', node, path, textList(toParentPaths(steps))), kind: 'text' };
}

function resolveInRelations(scope: Scope, names: readonly string[]): Expression | undefined {
  const [first = '', ...rest] = names;
  if (rest.length === 0) {
    const found = scope.relations.flatMap((relation) => findColumn(relation, names) ?? []);
    if (found.length > 1) throw new OracleError(918, `column ${toOracleName(first)} ambiguously defined`);
    return found[0];
  }
  const relation = scope.relations.find(({ alias }) => alias === toOracleName(first));
  return relation === undefined ? undefined : findColumn(relation, rest);
}

/**
 * Finds what a name, or a chain of names with dots, means: a column, a path into a JSON column, a pseudo column, or a variable of
 * the block around the statement; in this order, as Oracle does.
 *
 * @throws OracleError ORA-00904 when nothing has the name, ORA-00918 when more than one thing has
 */
export function resolveName(scope: Scope, names: readonly string[]): Expression {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    const found = resolveInRelations(at, names);
    if (found !== undefined) return found;
  }
  const { translation } = scope;
  const name = names.map(toOracleName).join('.');
  if (name === 'ORDS.INSTALLED_VERSION') return { node: textConstant(ORDS_VERSION), kind: 'text' };
  if (names.length > 1) throw invalidIdentifier(names);
  const pseudo = resolvePseudoColumn(name, translation);
  if (pseudo !== undefined) return pseudo;
  const value = translation.context.variables.get(name);
  if (value === undefined) throw invalidIdentifier(names);
  return toParameter(translation, `v_${name}`, value);
}

/** The ORDS that the local one says it is: new enough for ORDS_SECURITY. */
const ORDS_VERSION = '25.3.1.r0000000';
