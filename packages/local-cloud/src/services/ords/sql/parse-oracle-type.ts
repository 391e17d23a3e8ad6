import { OracleError } from '../errors';
import { MAX_PRECISION, type OracleType } from './oracle-type';
import type { TokenCursor } from './token-cursor';

/** Longest VARCHAR2 of a database with standard string size. */
const maxVarchar2Bytes = 32_767;

function parseLength(cursor: TokenCursor, most: number): number {
  cursor.expect('(');
  const length = Number(cursor.take('number').value);
  if (!cursor.accept('BYTE')) cursor.accept('CHAR');
  cursor.expect(')');
  if (!Number.isInteger(length) || length < 1 || length > most)
    throw new OracleError(910, `specified length too long for its datatype (${length}, at most ${most})`);
  return length;
}

function parseNumber(cursor: TokenCursor): OracleType {
  if (!cursor.accept('(')) return { name: 'NUMBER' };
  const precision = Number(cursor.take('number').value);
  const scale = cursor.accept(',') ? Number(cursor.take('number').value) : 0;
  cursor.expect(')');
  if (precision < 1 || precision > MAX_PRECISION)
    throw new OracleError(1727, `numeric precision specifier is out of range (1 to ${MAX_PRECISION})`);
  return { name: 'NUMBER', precision, scale };
}

function parseTimestamp(cursor: TokenCursor): OracleType {
  if (cursor.accept('(')) {
    cursor.take('number');
    cursor.expect(')');
  }
  return cursor.accept('WITH', 'TIME', 'ZONE') ? { name: 'TIMESTAMP WITH TIME ZONE' } : { name: 'TIMESTAMP' };
}

/**
 * Reads a column or variable type.
 *
 * @param isLengthOptional parameters of procedures have no length
 * @throws OracleError ORA-03001 for a type that the local database does not have
 */
export function parseOracleType(cursor: TokenCursor, isLengthOptional = false): OracleType {
  if (cursor.accept('CLOB')) return { name: 'CLOB' };
  if (cursor.accept('DATE')) return { name: 'DATE' };
  if (cursor.accept('TIMESTAMP')) return parseTimestamp(cursor);
  if (cursor.accept('NUMBER')) return parseNumber(cursor);
  if (cursor.accept('INTEGER')) return { name: 'NUMBER', precision: MAX_PRECISION, scale: 0 };
  const name = cursor.is('CHAR') ? 'CHAR' : 'VARCHAR2';
  if (cursor.accept('VARCHAR2') || cursor.accept('CHAR'))
    return {
      name,
      length: isLengthOptional && !cursor.is('(') ? maxVarchar2Bytes : parseLength(cursor, maxVarchar2Bytes),
    };
  throw cursor.unexpected('a type: VARCHAR2, CHAR, CLOB, NUMBER, DATE, TIMESTAMP [WITH TIME ZONE]');
}
