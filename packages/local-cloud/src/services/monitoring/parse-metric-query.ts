import { queryError, tokenizeQuery, type QueryToken } from './query-tokens';

/** What a metric query is about. */
export interface MetricQuery {
  /** Names of the metrics in it. */
  metrics: string[];
  /** Whether it says yes or no, as the query of an alarm must. */
  isCondition: boolean;
}

const statistics: readonly string[] = [
  ...[
    'absent',
    'avg',
    'count',
    'first',
    'increment',
    'last',
    'max',
    'mean',
    'min',
    'percentile',
    'rate',
    'sum',
  ],
];
const groupings: readonly string[] = ['groupBy', 'grouping'];
const comparisons: readonly string[] = ['>', '>=', '<', '<=', '==', '!='];
const dimensionOperators: readonly string[] = ['=', '!=', '=~', '!~'];

/** How many of each unit an interval can have at the most. */
const intervalLimits: Readonly<Record<string, number>> = { m: 60, h: 24, d: 1 };

interface Cursor {
  query: string;
  peek: () => QueryToken;
  next: () => QueryToken;
  /** Takes a token if it has this text. */
  accept: (...values: string[]) => QueryToken | undefined;
  metrics: string[];
}

function fail({ query, peek }: Cursor, expected: string): never {
  throw queryError(query, peek().position, expected);
}

function expect(cursor: Cursor, value: string): void {
  if (cursor.accept(value) === undefined) fail(cursor, `"${value}"`);
}

function take(cursor: Cursor, kind: QueryToken['kind'], expected: string): string {
  if (cursor.peek().kind !== kind) fail(cursor, expected);
  return cursor.next().value;
}

function takeInterval(cursor: Cursor): void {
  const { kind, value } = cursor.peek();
  const [count, limit = 0] = [Number.parseInt(value, 10), intervalLimits[value.slice(-1)]];
  if (kind !== 'duration' || count < 1 || count > limit)
    fail(cursor, 'an interval of 1m to 60m, 1h to 24h, or 1d');
  cursor.next();
}

function takeDimensions(cursor: Cursor): void {
  do {
    take(cursor, 'name', 'the name of a dimension');
    if (cursor.accept(...dimensionOperators) === undefined) fail(cursor, dimensionOperators.join(', '));
    take(cursor, 'text', 'a value in quotes');
  } while (cursor.accept(',', '&&') !== undefined);
  expect(cursor, '}');
}

/** Takes `.name(arguments)` as often as it comes. @returns the name of the last statistic */
function takeCalls(cursor: Cursor): string | undefined {
  let statistic: string | undefined;
  while (cursor.accept('.') !== undefined) {
    const name = cursor.peek().value;
    if (![...statistics, ...groupings].includes(name))
      fail(cursor, `one of ${[...statistics, ...groupings].join(', ')}`);
    cursor.next();
    expect(cursor, '(');
    while (cursor.accept(')') === undefined)
      if (['end', 'sign'].includes(cursor.next().kind)) fail(cursor, '")"');
      else cursor.accept(',');
    if (statistics.includes(name)) statistic = name;
  }
  return statistic;
}

/** Takes `metric[interval]{dimensions}.statistic()`. @returns whether it is a condition by itself */
function takeMetric(cursor: Cursor): boolean {
  const names = [take(cursor, 'name', 'the name of a metric')];
  while (cursor.accept('.') !== undefined)
    names.push(take(cursor, 'name', 'the rest of the name of a metric'));
  cursor.metrics.push(names.join('.'));
  expect(cursor, '[');
  takeInterval(cursor);
  expect(cursor, ']');
  if (cursor.accept('{') !== undefined) takeDimensions(cursor);
  const statistic = takeCalls(cursor);
  if (statistic === undefined) fail(cursor, `one of .${statistics.join('(), .')}()`);
  return statistic === 'absent';
}

function takeOperand(cursor: Cursor): boolean {
  if (cursor.peek().kind === 'number') {
    cursor.next();
    return false;
  }
  if (cursor.accept('(') === undefined) return takeMetric(cursor);
  const isCondition = takeQuery(cursor);
  expect(cursor, ')');
  return takeCalls(cursor) === undefined && isCondition;
}

function takeComparison(cursor: Cursor): boolean {
  let isCondition = takeOperand(cursor);
  while (cursor.accept('+', '-', '*', '/') !== undefined) {
    takeOperand(cursor);
    isCondition = false;
  }
  if (cursor.accept(...comparisons) === undefined) return isCondition;
  cursor.accept('-');
  takeOperand(cursor);
  return true;
}

function takeQuery(cursor: Cursor): boolean {
  let isCondition = takeComparison(cursor);
  while (cursor.accept('&&', '||') !== undefined) {
    if (!isCondition) fail(cursor, 'a comparison before && or ||');
    isCondition = takeComparison(cursor);
  }
  return isCondition;
}

/**
 * Parses a query of Monitoring, like `FunctionResponseCount[1m]{responseType = "Error"}.sum() > 0`. See
 * https://docs.oracle.com/en-us/iaas/Content/Monitoring/Reference/mql.htm.
 *
 * @throws OciError `InvalidParameter` that names the position
 */
export function parseMetricQuery(query: string): MetricQuery {
  const tokens = tokenizeQuery(query);
  const end: QueryToken = { kind: 'end', value: 'the end', position: query.length };
  let index = 0;
  const peek = (): QueryToken => tokens[index] ?? end;
  const next = (): QueryToken => {
    const token = peek();
    index += 1;
    return token;
  };
  const accept = (...values: string[]): QueryToken | undefined =>
    peek().kind === 'sign' && values.includes(peek().value) ? next() : undefined;
  const cursor: Cursor = { query, peek, next, accept, metrics: [] };
  const isCondition = takeQuery(cursor);
  if (peek().kind !== 'end') fail(cursor, 'a comparison, && or the end');
  return { metrics: cursor.metrics, isCondition };
}
