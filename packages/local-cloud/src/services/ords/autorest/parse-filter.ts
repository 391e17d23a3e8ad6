import type { ColumnEntry } from '../dictionary/entries';
import { badRequest, notImplementedHere } from '../errors';
import { quoteName } from '../sql/create-table';
import { toColumnKind } from '../sql/translate-from';
import type { DuckParams, SqlValue } from '../store/open-duck-file';
import { findColumnByKey, type RestTable } from './rest-table';

/** A `?q=` filter for DuckDB. */
export interface Filter {
  where: string;
  /** What stands behind `order by`; empty when the filter does not say. */
  orderBy: string;
  params: DuckParams;
}

type Json = Record<string, unknown>;

const comparisons: Readonly<Record<string, string>> = {
  $eq: '=',
  $ne: '<>',
  $lt: '<',
  $lte: '<=',
  $gt: '>',
  $gte: '>=',
  $like: 'LIKE',
};

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Brings a filter's value to the kind of a column. @throws OrdsProblemError 400 when it is of another kind */
function toValue(column: ColumnEntry, value: unknown): SqlValue {
  const kind = toColumnKind(column.type);
  if (kind === 'instant') {
    const instant = isObject(value) ? new Date(String(value.$date)) : undefined;
    if (instant === undefined || Number.isNaN(instant.getTime()))
      throw badRequest(`${column.name} is compared with {"$date": "<ISO 8601>"}.`);
    return instant;
  }
  if (kind === 'number' && typeof value === 'number') return value;
  if (kind === 'text' && (typeof value === 'string' || typeof value === 'number')) return String(value);
  throw badRequest(`${JSON.stringify(value)} is not a ${kind} to compare ${column.name} with.`);
}

/** Collects parameters as conditions are written. */
interface Writer {
  table: RestTable;
  params: DuckParams;
}

function bind({ params }: Writer, value: SqlValue): string {
  const name = `q${Object.keys(params).length}`;
  params[name] = value;
  return `$${name}`;
}

function writeOperator(writer: Writer, column: ColumnEntry, operator: string, value: unknown): string {
  const name = quoteName(column.name);
  const comparison = comparisons[operator];
  if (comparison !== undefined) return `${name} ${comparison} ${bind(writer, toValue(column, value))}`;
  if (operator === '$null') return `${name} IS NULL`;
  if (operator === '$notnull') return `${name} IS NOT NULL`;
  if (operator === '$instr') return `contains(${name}, ${bind(writer, toValue(column, value))})`;
  if (operator === '$between' && Array.isArray(value) && value.length === 2) {
    const [low, high] = value.map((one) => bind(writer, toValue(column, one)));
    return `${name} BETWEEN ${low ?? ''} AND ${high ?? ''}`;
  }
  if (operator === '$in' && Array.isArray(value) && value.length > 0)
    return `${name} IN (${value.map((one) => bind(writer, toValue(column, one))).join(', ')})`;
  throw badRequest(`The operator ${operator} with ${JSON.stringify(value)} is not understood.`);
}

function writeColumn(writer: Writer, key: string, condition: unknown): string {
  const column = findColumnByKey(writer.table, key);
  if (column === undefined) throw badRequest(`The filter names ${key}, which is no column.`);
  if (!isObject(condition) || '$date' in condition) return writeOperator(writer, column, '$eq', condition);
  return join(
    Object.entries(condition).map(([operator, value]) => writeOperator(writer, column, operator, value)),
    'AND',
  );
}

const join = (conditions: readonly string[], word: 'AND' | 'OR'): string =>
  conditions.length === 0 ? 'true' : conditions.map((condition) => `(${condition})`).join(` ${word} `);

function writeFilter(writer: Writer, filter: Json): string {
  const conditions = Object.entries(filter)
    .filter(([key]) => key !== '$orderby')
    .map(([key, value]) => {
      if (key !== '$and' && key !== '$or') {
        if (key.startsWith('$')) throw notImplementedHere(`the filter ${key}`);
        return writeColumn(writer, key, value);
      }
      if (!Array.isArray(value) || !value.every(isObject))
        throw badRequest(`${key} takes an array of filters.`);
      return join(
        value.map((one) => writeFilter(writer, one)),
        key === '$and' ? 'AND' : 'OR',
      );
    });
  return join(conditions, 'AND');
}

function toOrderBy(table: RestTable, order: unknown): string {
  if (order === undefined) return '';
  if (!isObject(order)) throw badRequest('$orderby takes an object of columns with ASC or DESC.');
  return Object.entries(order)
    .map(([key, direction]) => {
      const column = findColumnByKey(table, key);
      const isDescending = direction === -1 || String(direction).toUpperCase() === 'DESC';
      if (column === undefined) throw badRequest(`$orderby names ${key}, which is no column.`);
      return `${quoteName(column.name)} ${isDescending ? 'DESC NULLS FIRST' : 'ASC NULLS LAST'}`;
    })
    .join(', ');
}

/**
 * Reads a `?q=` filter.
 *
 * @throws OrdsProblemError 400 for what is not JSON, not a column, or not an operator
 */
export function parseFilter(table: RestTable, text: string): Filter {
  let filter: unknown;
  try {
    filter = JSON.parse(text);
  } catch {
    throw badRequest('The parameter q is not JSON.');
  }
  if (!isObject(filter)) throw badRequest('The parameter q is not a JSON object.');
  const writer: Writer = { table, params: {} };
  return {
    where: writeFilter(writer, filter),
    orderBy: toOrderBy(table, filter.$orderby),
    params: writer.params,
  };
}
