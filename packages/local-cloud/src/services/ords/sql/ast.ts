import type { DuckFile, SqlValue } from '../store/open-duck-file';
import { notImplementedHere, OracleError } from '../errors';

/** A node of DuckDB's own syntax tree, as `json_serialize_sql` writes it. */
export interface AstNode {
  class?: string;
  type?: string;
  alias?: string;
  [property: string]: unknown;
}

/** DuckDB's parser and printer. */
export interface SqlSyntax {
  /** Reads one select. @throws OracleError when it cannot be read */
  parse(sql: string): Promise<AstNode>;
  /** Writes one select. */
  print(select: AstNode): Promise<string>;
}

/** DuckDB says here where a node stands; the figure does not survive JSON and is not needed. */
const withoutLocation = (key: string, value: unknown): unknown =>
  key === 'query_location' ? undefined : value;

/** Parser and printer by a DuckDB connection. */
export function createSqlSyntax(file: Pick<DuckFile, 'query'>): SqlSyntax {
  const ask = async (sql: string, params: Record<string, SqlValue>): Promise<string> =>
    String((await file.query(sql, params)).rows[0]?.[0]);
  return {
    parse: async (sql) => {
      const answer = JSON.parse(
        await ask('SELECT json_serialize_sql($sql::VARCHAR)', { sql }),
        withoutLocation,
      ) as { error: boolean; error_message?: string; statements?: { node: AstNode }[] };
      const select = answer.statements?.[0]?.node;
      if (answer.error || select === undefined || answer.statements?.length !== 1)
        throw notImplementedHere(`this form of select: ${answer.error_message ?? 'not one select'}`);
      return select;
    },
    print: (select) =>
      ask('SELECT json_deserialize_sql($ast::JSON)', {
        ast: JSON.stringify({ error: false, statements: [{ node: select, named_param_map: [] }] }),
      }),
  };
}

const childOf = (node: AstNode, property: string): unknown => node[property];

/** A child that must be there. */
export function requireChild(node: AstNode, property: string): AstNode {
  const child = childOf(node, property);
  if (typeof child !== 'object' || child === null)
    throw new OracleError(600, `internal error: ${node.type ?? 'a node'} without ${property}`);
  return child as AstNode;
}

/** A child that may be null. */
export function optionalChild(node: AstNode, property: string): AstNode | undefined {
  return (childOf(node, property) ?? undefined) as AstNode | undefined;
}

/** A list of children; empty when there is none. */
export function childList(node: AstNode, property: string): AstNode[] {
  return (childOf(node, property) ?? []) as AstNode[];
}

/** A text property; empty when there is none. */
export function textOf(node: AstNode, property: string): string {
  const value = childOf(node, property);
  return typeof value === 'string' ? value : '';
}

/** A text constant, or null. */
export const textConstant = (value: string | null): AstNode => ({
  class: 'CONSTANT',
  type: 'VALUE_CONSTANT',
  alias: '',
  value:
    value === null
      ? { type: { id: 'NULL', type_info: null }, is_null: true }
      : { type: { id: 'VARCHAR', type_info: null }, is_null: false, value },
});

/** A call of a function or macro of DuckDB. */
export const functionCall = (name: string, ...children: AstNode[]): AstNode => ({
  class: 'FUNCTION',
  type: 'FUNCTION',
  alias: '',
  function_name: name,
  schema: '',
  children,
  filter: null,
  order_bys: { type: 'ORDER_MODIFIER', orders: [] },
  distinct: false,
  is_operator: false,
  export_state: false,
  catalog: '',
});

/** A list of text constants. */
export const textList = (values: readonly string[]): AstNode =>
  functionCall('list_value', ...values.map(textConstant));

/** A `$name`. */
export const parameter = (name: string): AstNode => ({
  class: 'PARAMETER',
  type: 'VALUE_PARAMETER',
  alias: '',
  identifier: name,
});

/** A column of a relation. */
export const columnReference = (...names: string[]): AstNode => ({
  class: 'COLUMN_REF',
  type: 'COLUMN_REF',
  alias: '',
  column_names: names,
});
