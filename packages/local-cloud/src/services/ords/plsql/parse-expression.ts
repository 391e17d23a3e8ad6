import { toPosition, type TokenCursor } from '../sql/token-cursor';
import { binaryOperators, type PlsqlArgument, type PlsqlExpression } from './syntax';

/** Reads a name with dots, like `ORDS_SECURITY.IMPORT_CLIENT` or `SQL%ROWCOUNT`, in capitals. */
export function parseDottedName(cursor: TokenCursor): string {
  let name = cursor.identifier();
  while (cursor.is('.') || cursor.is('%')) {
    const mark = cursor.next().value;
    name += mark + cursor.identifier();
  }
  return name;
}

/** Reads arguments between brackets, or nothing when there are none. */
export function parseArguments(cursor: TokenCursor): PlsqlArgument[] {
  const args: PlsqlArgument[] = [];
  if (!cursor.accept('(') || cursor.accept(')')) return args;
  do {
    const isNamed = cursor.peek(1).kind === 'symbol' && cursor.peek(1).value === '=>';
    const name = isNamed ? cursor.identifier() : undefined;
    if (isNamed) cursor.expect('=>');
    args.push({ name, value: parseExpression(cursor) });
  } while (cursor.accept(','));
  cursor.expect(')');
  return args;
}

function parsePrimary(cursor: TokenCursor): PlsqlExpression {
  const { kind, value, start } = cursor.peek();
  const position = toPosition(cursor.source, start);
  if (cursor.accept('(')) {
    const inner = parseExpression(cursor);
    cursor.expect(')');
    return inner;
  }
  if (cursor.accept('-')) return { kind: 'minus', operand: parsePrimary(cursor) };
  if (cursor.accept('NULL')) return { kind: 'literal', value: null };
  if (cursor.accept('TRUE')) return { kind: 'literal', value: true };
  if (cursor.accept('FALSE')) return { kind: 'literal', value: false };
  if (kind === 'string') return { kind: 'literal', value: cursor.next().value === '' ? null : value };
  if (kind === 'number') return { kind: 'literal', value: Number(cursor.next().value) };
  if (kind === 'bind') return { kind: 'bind', name: cursor.next().value };
  const name = parseDottedName(cursor);
  if (!cursor.is('(')) return { kind: 'name', name, position };
  return { kind: 'call', name, args: parseArguments(cursor), position };
}

function parseList(cursor: TokenCursor): PlsqlExpression[] {
  cursor.expect('(');
  const list: PlsqlExpression[] = [];
  do list.push(parseExpression(cursor));
  while (cursor.accept(','));
  cursor.expect(')');
  return list;
}

/** `between`, `in`, `is null` behind an operand, each also with `not`. */
function parsePredicate(cursor: TokenCursor, operand: PlsqlExpression): PlsqlExpression {
  if (cursor.accept('IS')) {
    const isNegated = cursor.accept('NOT');
    cursor.expect('NULL');
    return negateIf(isNegated, { kind: 'isNull', operand });
  }
  const isNegated = cursor.accept('NOT');
  if (cursor.accept('BETWEEN')) {
    const low = parseBinary(cursor, sumLevel);
    cursor.expect('AND');
    return negateIf(isNegated, { kind: 'between', operand, low, high: parseBinary(cursor, sumLevel) });
  }
  if (cursor.accept('IN')) return negateIf(isNegated, { kind: 'in', operand, list: parseList(cursor) });
  if (isNegated) throw cursor.unexpected('BETWEEN or IN');
  return operand;
}

const negateIf = (isNegated: boolean, operand: PlsqlExpression): PlsqlExpression =>
  isNegated ? { kind: 'not', operand } : operand;

const comparisonLevel = 2;
const sumLevel = 3;

function parseBinary(cursor: TokenCursor, level: number): PlsqlExpression {
  const operators: readonly string[] | undefined = binaryOperators[level];
  if (operators === undefined) return parsePrimary(cursor);
  if (level === comparisonLevel && cursor.accept('NOT'))
    return { kind: 'not', operand: parseBinary(cursor, level) };
  let left = parseBinary(cursor, level + 1);
  if (level === comparisonLevel) left = parsePredicate(cursor, left);
  for (;;) {
    const operator = operators.find((one) => cursor.is(one));
    if (operator === undefined) return left;
    cursor.next();
    left = { kind: 'binary', operator, left, right: parseBinary(cursor, level + 1) };
  }
}

/**
 * Reads a PL/SQL expression.
 *
 * @throws OracleError ORA-03001 with the position for what is not read here
 */
export function parseExpression(cursor: TokenCursor): PlsqlExpression {
  return parseBinary(cursor, 0);
}
