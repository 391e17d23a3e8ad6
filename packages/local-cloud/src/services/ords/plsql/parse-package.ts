import { OracleError } from '../errors';
import { createTokenCursor, type TokenCursor } from '../sql/token-cursor';
import { tokenize } from '../sql/tokenize';
import { parseBody, parseDeclarations, parsePlsqlType } from './parse-block';
import { parseExpression } from './parse-expression';
import type { PlsqlPackageBody, PlsqlParameter, PlsqlProcedure } from './syntax';

/** The head of a CREATE PACKAGE [BODY]. */
export interface PackageHeading {
  name: string;
  isBody: boolean;
}

function parseMode(cursor: TokenCursor): PlsqlParameter['mode'] {
  if (cursor.accept('IN', 'OUT')) return 'in out';
  if (cursor.accept('OUT')) return 'out';
  cursor.accept('IN');
  return 'in';
}

function parseParameters(cursor: TokenCursor): PlsqlParameter[] {
  const parameters: PlsqlParameter[] = [];
  if (!cursor.accept('(')) return parameters;
  do {
    const name = cursor.identifier();
    const mode = parseMode(cursor);
    cursor.accept('NOCOPY');
    const type = parsePlsqlType(cursor, true);
    const initial = cursor.accept('DEFAULT') || cursor.accept(':=') ? parseExpression(cursor) : undefined;
    parameters.push({ name, mode, type, initial });
  } while (cursor.accept(','));
  cursor.expect(')');
  return parameters;
}

const parseHead = (cursor: TokenCursor): Pick<PlsqlProcedure, 'name' | 'parameters'> => {
  cursor.expect('PROCEDURE');
  return { name: cursor.identifier(), parameters: parseParameters(cursor) };
};

function endNamed(cursor: TokenCursor, name: string): void {
  if (!cursor.is(';')) {
    const given = cursor.identifier();
    if (given !== name)
      throw new OracleError(6550, `PLS-00113: END identifier '${given}' must match '${name}'`);
  }
  cursor.expect(';');
}

/** Reads CREATE [OR REPLACE] PACKAGE [BODY] name AS, and stops behind it. */
export function parsePackageHeading(cursor: TokenCursor): PackageHeading {
  cursor.expect('CREATE');
  cursor.accept('OR', 'REPLACE');
  if (!cursor.accept('EDITIONABLE')) cursor.accept('NONEDITIONABLE');
  cursor.expect('PACKAGE');
  const isBody = cursor.accept('BODY');
  const name = cursor.identifier();
  if (!cursor.accept('AS')) cursor.expect('IS');
  return { name, isBody };
}

/** Reads the procedures that a package shows, by name. @throws OracleError ORA-03001 with the position */
export function parsePackageSpecification(source: string): Map<string, PlsqlParameter[]> {
  const cursor = createTokenCursor(tokenize(source), source);
  const { name } = parsePackageHeading(cursor);
  const procedures = new Map<string, PlsqlParameter[]>();
  while (!cursor.accept('END')) {
    const head = parseHead(cursor);
    procedures.set(head.name, head.parameters);
    cursor.expect(';');
  }
  endNamed(cursor, name);
  return procedures;
}

/** Reads the body of a package: procedures, no variables of its own. @throws OracleError ORA-03001 with the position */
export function parsePackageBody(source: string): PlsqlPackageBody {
  const cursor = createTokenCursor(tokenize(source), source);
  const { name } = parsePackageHeading(cursor);
  const procedures: PlsqlProcedure[] = [];
  while (!cursor.accept('END')) {
    const head = parseHead(cursor);
    if (!cursor.accept('IS')) cursor.expect('AS');
    const block = parseBody(cursor, parseDeclarations(cursor));
    endNamed(cursor, head.name);
    procedures.push({ ...head, block });
  }
  endNamed(cursor, name);
  return { source, procedures };
}
