/** A column type as Oracle names it. Lengths are bytes. */
export type OracleType =
  | { name: 'VARCHAR2' | 'CHAR'; length: number }
  | { name: 'NUMBER'; precision?: number; scale?: number }
  | { name: 'CLOB' | 'DATE' | 'TIMESTAMP' | 'TIMESTAMP WITH TIME ZONE' };

/** Most digits of DuckDB's DECIMAL, and of Oracle's NUMBER. */
export const MAX_PRECISION = 38;

/** The DuckDB type that holds the values of an Oracle type. */
export function toDuckType(type: OracleType): string {
  switch (type.name) {
    case 'VARCHAR2':
    case 'CHAR':
    case 'CLOB':
      return 'VARCHAR';
    case 'NUMBER':
      return type.precision === undefined ? 'DOUBLE' : `DECIMAL(${type.precision}, ${type.scale ?? 0})`;
    case 'DATE':
    case 'TIMESTAMP':
      return 'TIMESTAMP';
    case 'TIMESTAMP WITH TIME ZONE':
      return 'TIMESTAMP WITH TIME ZONE';
  }
}

/** The Oracle type that a result column of a DuckDB type has. */
export function toOracleTypeName(duckType: string): string {
  if (duckType.startsWith('TIMESTAMP WITH TIME ZONE')) return 'TIMESTAMP WITH TIME ZONE';
  if (duckType.startsWith('TIMESTAMP')) return 'TIMESTAMP';
  return duckType === 'VARCHAR' || duckType === '"NULL"' ? 'VARCHAR2' : 'NUMBER';
}
