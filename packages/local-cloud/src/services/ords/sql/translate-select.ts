import { OracleError } from '../errors';
import type { SqlValue } from '../store/open-duck-file';
import { childList, textOf, type AstNode } from './ast';
import { dictionaryViews, toViewSelect } from './dictionary-views';
import { toJsonTableSelect, type JsonTable, type JsonTableColumn } from './json-table';
import { prepareSelect } from './prepare-select';
import type { QueryContext, Relation, RelationColumn, TranslatedSql } from './query-context';
import { toOracleName, toParameter, type Translation } from './scope';
import { selectItemTexts } from './select-item-names';
import { toColumnKind } from './translate-from';
import { translateSelectNode } from './translate-select-node';
import type { Token } from './tokenize';

/** A select for DuckDB with the columns of its answer in order. */
export interface TranslatedQuery extends TranslatedSql {
  columns: Map<string, RelationColumn>;
}

interface Source {
  select: AstNode;
  relation: Relation;
}

/** Names of all tables in a tree, as Oracle knows them. */
function collectTableNames(node: unknown, into = new Set<string>()): Set<string> {
  if (Array.isArray(node)) for (const child of node) collectTableNames(child, into);
  else if (typeof node === 'object' && node !== null) {
    const one = node as AstNode;
    if (one.type === 'BASE_TABLE' && textOf(one, 'schema_name') === '')
      into.add(toOracleName(textOf(one, 'table_name')));
    for (const child of Object.values(node)) collectTableNames(child, into);
  }
  return into;
}

function valueOf({ variables, binds }: QueryContext, token: JsonTable['input']): SqlValue {
  const value = token.kind === 'bind' ? binds[token.value] : variables.get(token.value);
  if (value === undefined)
    throw token.kind === 'bind'
      ? new OracleError(1008, `not all variables bound (:${token.value})`)
      : new OracleError(904, `${JSON.stringify(token.value)}: invalid identifier`);
  return value;
}

const toJsonTableKind = (column: JsonTableColumn): RelationColumn => ({
  kind: column.kind === 'ordinality' ? 'number' : toColumnKind(column.type),
  isJson: column.kind === 'json',
});

async function loadJsonTable(table: JsonTable, translation: Translation): Promise<Source> {
  const name = `${table.input.kind === 'bind' ? 'b' : 'v'}_${table.input.value}`;
  const { node } = toParameter(translation, name, valueOf(translation.context, table.input));
  const input = node.class === 'CONSTANT' ? 'NULL' : `$${name}::VARCHAR`;
  return {
    select: await translation.context.syntax.parse(toJsonTableSelect(table, input)),
    relation: {
      alias: '',
      hasOwnAlias: false,
      isTable: false,
      columns: new Map(table.columns.map((column) => [column.name, toJsonTableKind(column)])),
    },
  };
}

async function loadView(
  name: string,
  { syntax, dictionary, user }: QueryContext,
): Promise<Source | undefined> {
  const view = dictionary.get('table', user, name) === undefined ? dictionaryViews[name] : undefined;
  if (view === undefined) return undefined;
  const columns = Object.entries(view.columns).map(([column, kind]): [string, RelationColumn] => [
    column,
    { kind, isJson: false },
  ]);
  return {
    select: await syntax.parse(toViewSelect(view, dictionary, user)),
    relation: { alias: '', hasOwnAlias: false, isTable: false, columns: new Map(columns) },
  };
}

async function loadSources(
  node: AstNode,
  jsonTables: ReadonlyMap<string, JsonTable>,
  translation: Translation,
): Promise<Map<string, Source>> {
  const sources = new Map<string, Source>();
  for (const name of collectTableNames(node)) {
    const jsonTable = jsonTables.get(name);
    const source =
      jsonTable === undefined
        ? await loadView(name, translation.context)
        : await loadJsonTable(jsonTable, translation);
    if (source !== undefined) sources.set(name, source);
  }
  return sources;
}

/** ORDS makes an inline view of each query: two columns of one name fail, as they do there. */
function refuseRepeatedNames(node: AstNode, columns: ReadonlyMap<string, unknown>, count: number): void {
  if (columns.size < count && childList(node, 'select_list').length > 0)
    throw new OracleError(
      918,
      'column ambiguously defined: two items of the select have one name; give an alias',
    );
}

/**
 * Translates an Oracle select into one of DuckDB, through DuckDB's own parser.
 *
 * @param tokens of the select, without a semicolon
 * @throws OracleError with Oracle's number where Oracle refuses too, ORA-03001 for what is not implemented
 */
export async function translateSelect(
  tokens: Token[],
  source: string,
  context: QueryContext,
): Promise<TranslatedQuery> {
  const { text, jsonTables } = prepareSelect(tokens, source);
  const node = await context.syntax.parse(text);
  const params: TranslatedSql['params'] = {};
  const bare: Translation = { context, params, sources: new Map() };
  const sources = await loadSources(node, jsonTables, bare);
  const { select, columns } = translateSelectNode(
    node,
    { ...bare, sources },
    undefined,
    selectItemTexts(tokens),
  );
  refuseRepeatedNames(node, columns, childList(select, 'select_list').length);
  return { sql: await context.syntax.print(select), params, columns };
}
