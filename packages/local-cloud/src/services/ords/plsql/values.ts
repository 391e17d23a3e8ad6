import { OracleError } from '../errors';
import type { SqlValue } from '../store/open-duck-file';
import type { PlsqlType } from './syntax';

/** `ords_types.oauth_client_secret(…)`. */
export interface ClientSecretValue {
  kind: 'client secret';
  secret: string;
}

/** What a variable holds. Texts by index are an `owa.vc_arr`. */
export type PlsqlValue = SqlValue | ClientSecretValue | Map<number, string>;

/** A value that SQL knows. @throws OracleError PLS-00382 */
export function toSqlValue(value: PlsqlValue): SqlValue {
  if (value instanceof Map || (typeof value === 'object' && value !== null && !(value instanceof Date)))
    throw new OracleError(6550, 'PLS-00382: expression is of wrong type');
  return value;
}

/** A text, or null. @throws OracleError PLS-00382 for arrays, records, truth values and instants */
export function toText(value: PlsqlValue): string | null {
  const one = toSqlValue(value);
  if (one === null || typeof one === 'string') return one;
  if (typeof one === 'number') return String(one).replace(/^(-?)0\./, '$1.');
  throw new OracleError(6550, 'PLS-00382: expression is of wrong type');
}

/** A number, or null. @throws OracleError ORA-06502 for text that is not one */
export function toNumber(value: PlsqlValue): number | null {
  const text = typeof value === 'number' ? value : toText(value);
  if (text === null || typeof text === 'number') return text;
  const found = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isNaN(found))
    throw new OracleError(6502, 'PL/SQL: numeric or value error: character to number conversion error');
  return found;
}

/** A value as a variable of a type takes it. @throws OracleError ORA-06502 when it does not fit */
export function fitValue(value: PlsqlValue, type: PlsqlType): PlsqlValue {
  if (value === null) return type.name === 'TEXT ARRAY' ? new Map<number, string>() : null;
  switch (type.name) {
    case 'NUMBER':
      return toNumber(value);
    case 'VARCHAR2':
    case 'CHAR': {
      const text = toText(value);
      if (text !== null && Buffer.byteLength(text) > type.length)
        throw new OracleError(6502, 'PL/SQL: numeric or value error: character string buffer too small');
      return text;
    }
    case 'CLOB':
      return toText(value);
    default:
      return value;
  }
}
