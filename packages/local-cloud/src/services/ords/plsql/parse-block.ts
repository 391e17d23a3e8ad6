import { parseOracleType } from '../sql/parse-oracle-type';
import { toPosition, type TokenCursor } from '../sql/token-cursor';
import { parseArguments, parseDottedName, parseExpression } from './parse-expression';
import type { PlsqlBlock, PlsqlDeclaration, PlsqlStatement, PlsqlTarget, PlsqlType } from './syntax';

/** Reads the type of a variable or parameter. */
export function parsePlsqlType(cursor: TokenCursor, isLengthOptional = false): PlsqlType {
  if (cursor.accept('BOOLEAN')) return { name: 'BOOLEAN' };
  if (cursor.accept('OWA', '.', 'VC_ARR')) return { name: 'TEXT ARRAY' };
  return parseOracleType(cursor, isLengthOptional);
}

/** Reads variables up to BEGIN. */
export function parseDeclarations(cursor: TokenCursor): PlsqlDeclaration[] {
  const declarations: PlsqlDeclaration[] = [];
  while (!cursor.is('BEGIN')) {
    const name = cursor.identifier();
    const type = parsePlsqlType(cursor);
    const initial = cursor.accept(':=') || cursor.accept('DEFAULT') ? parseExpression(cursor) : undefined;
    cursor.expect(';');
    declarations.push({ name, type, initial });
  }
  return declarations;
}

function parseTarget(cursor: TokenCursor): PlsqlTarget {
  if (cursor.peek().kind === 'bind') return { kind: 'bind', name: cursor.next().value };
  const name = cursor.identifier();
  if (!cursor.accept('(')) return { kind: 'variable', name };
  const index = parseExpression(cursor);
  cursor.expect(')');
  return { kind: 'variable', name, index };
}

/** Whether `name :=` or `name(…) :=` comes next. */
function isAssignment(cursor: TokenCursor): boolean {
  if (cursor.peek().kind === 'bind') return true;
  let ahead = 1;
  if (cursor.peek(ahead).text === '(') {
    while (cursor.peek(ahead).text !== ')' && cursor.peek(ahead).kind !== 'end') ahead += 1;
    ahead += 1;
  }
  return cursor.peek(ahead).text === ':=';
}

function parseIf(cursor: TokenCursor): PlsqlStatement {
  const branches = [];
  do {
    const condition = parseExpression(cursor);
    cursor.expect('THEN');
    branches.push({ condition, statements: parseStatements(cursor, 'ELSIF', 'ELSE', 'END') });
  } while (cursor.accept('ELSIF'));
  const otherwise = cursor.accept('ELSE') ? parseStatements(cursor, 'END') : [];
  cursor.expect('END', 'IF');
  return { kind: 'if', branches, otherwise };
}

/** `select … into a, b from …`: the names are taken out, the rest is a select. */
function parseSelectInto(cursor: TokenCursor): PlsqlStatement {
  const head = cursor.takeUntil('INTO', ';');
  const into: string[] = [];
  if (cursor.accept('INTO'))
    do into.push(cursor.identifier());
    while (cursor.accept(','));
  else throw cursor.unexpected('INTO');
  return { kind: 'select', tokens: [...head, ...cursor.takeUntil(';')], into };
}

const simpleStatements = ['COMMIT', 'ROLLBACK', 'RAISE', 'NULL', 'RETURN'] as const;

function parseStatement(cursor: TokenCursor): PlsqlStatement {
  const simple = simpleStatements.find((word) => cursor.is(word, ';'));
  if (simple !== undefined) {
    cursor.next();
    return { kind: simple.toLowerCase() as 'commit' | 'rollback' | 'raise' | 'null' | 'return' };
  }
  if (cursor.is('BEGIN') || cursor.is('DECLARE')) return { kind: 'block', block: parseBlock(cursor) };
  if (cursor.accept('IF')) return parseIf(cursor);
  if (cursor.is('SELECT')) return parseSelectInto(cursor);
  if (['MERGE', 'INSERT', 'DELETE', 'UPDATE'].some((word) => cursor.is(word)))
    return { kind: 'write', tokens: cursor.takeUntil(';') };
  if (isAssignment(cursor)) {
    const target = parseTarget(cursor);
    cursor.expect(':=');
    return { kind: 'assign', target, value: parseExpression(cursor) };
  }
  const position = toPosition(cursor.source, cursor.peek().start);
  return { kind: 'call', name: parseDottedName(cursor), args: parseArguments(cursor), position };
}

function parseStatements(cursor: TokenCursor, ...stops: string[]): PlsqlStatement[] {
  const statements: PlsqlStatement[] = [];
  while (!stops.some((stop) => cursor.is(stop))) {
    statements.push(parseStatement(cursor));
    cursor.expect(';');
  }
  return statements;
}

function parseHandlers(cursor: TokenCursor): PlsqlBlock['handlers'] {
  const handlers: PlsqlBlock['handlers'] = [];
  while (cursor.accept('WHEN')) {
    const exceptions = [];
    do exceptions.push(cursor.identifier());
    while (cursor.accept('OR'));
    cursor.expect('THEN');
    handlers.push({ exceptions, statements: parseStatements(cursor, 'WHEN', 'END') });
  }
  return handlers;
}

/** Reads BEGIN … END with its exception handlers; the declarations were read before. */
export function parseBody(cursor: TokenCursor, declarations: PlsqlDeclaration[]): PlsqlBlock {
  cursor.expect('BEGIN');
  const statements = parseStatements(cursor, 'EXCEPTION', 'END');
  const handlers = cursor.accept('EXCEPTION') ? parseHandlers(cursor) : [];
  cursor.expect('END');
  return { declarations, statements, handlers };
}

/**
 * Reads an anonymous block up to its END.
 *
 * @throws OracleError ORA-03001 with the position for what is not read here
 */
export function parseBlock(cursor: TokenCursor): PlsqlBlock {
  return parseBody(cursor, cursor.accept('DECLARE') ? parseDeclarations(cursor) : []);
}
