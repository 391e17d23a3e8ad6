import type { SqlValue } from '../store/open-duck-file';

/** A value as ORDS writes it in JSON: instants as ISO 8601 in UTC, without fractions that are zero. */
export function formatValue(value: SqlValue): string | number | boolean | null {
  return value instanceof Date ? value.toISOString().replace('.000Z', 'Z') : value;
}
