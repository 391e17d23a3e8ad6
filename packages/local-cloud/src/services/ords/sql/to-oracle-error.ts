import { DatabaseFileError, OracleError } from '../errors';

const rules: [RegExp, number, (found: RegExpExecArray) => string][] = [
  [/ORA-(\d{5}): ([^\n]*)/, 0, (found) => found[2] ?? ''],
  [
    /Duplicate key "([^"]*)"|PRIMARY KEY or UNIQUE constraint violat/,
    1,
    (found) => `unique constraint violated (${found[1] ?? ''})`,
  ],
  [/NOT NULL constraint failed: (\S+)/, 1400, (found) => `cannot insert NULL into (${found[1] ?? ''})`],
  [
    /CHECK constraint failed on table (\S+) with expression CHECK\(+json_valid\(+"?([^")]+)"?/,
    2290,
    (found) => `check constraint violated: ${found[1] ?? ''}.${found[2] ?? ''} is not JSON`,
  ],
  [
    /CHECK constraint failed on table (\S+) with expression CHECK\(+strlen\("?([^")]+)"?\) <= (\d+)/,
    12899,
    (found) => `value too large for column ${found[1] ?? ''}.${found[2] ?? ''} (maximum: ${found[3] ?? ''})`,
  ],
  [/CHECK constraint failed/, 2290, () => 'check constraint violated'],
  [
    /Could not cast value|out of range for the destination type|is out of range|Casting value/,
    1438,
    () => 'value larger than specified precision allowed for this column',
  ],
  [/must appear in the GROUP BY/, 979, () => 'not a GROUP BY expression'],
  [
    /aggregate function calls cannot be nested|cannot contain aggregates/,
    934,
    () => 'group function is not allowed here',
  ],
  [/Division by zero|divide by zero/i, 1476, () => 'divisor is equal to zero'],
  [/More than one row returned by a subquery/, 1427, () => 'single-row subquery returns more than one row'],
];

/**
 * Makes the error that Oracle would raise of anything that was thrown; what has no counterpart is ORA-00600.
 *
 * @throws DatabaseFileError as it is: no statement, and no exception handler of a block, can do anything about it
 */
export function toOracleError(error: unknown): OracleError {
  if (error instanceof OracleError) return error;
  if (error instanceof DatabaseFileError) throw error;
  const text = error instanceof Error ? error.message : String(error);
  for (const [pattern, oraNumber, describe] of rules) {
    const found = pattern.exec(text);
    if (found !== null)
      return new OracleError(oraNumber === 0 ? Number(found[1]) : oraNumber, describe(found), error);
  }
  return new OracleError(
    600,
    `internal error code, arguments: [local database], [${text.split('\n')[0] ?? ''}]`,
    error,
  );
}
