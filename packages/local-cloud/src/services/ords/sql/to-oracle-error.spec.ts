import { OracleError } from '../errors';
import { toOracleError } from './to-oracle-error';

describe(toOracleError, () => {
  it.each([
    ['Invalid Input Error: ORA-40441: JSON syntax error\n\nLINE 1', 40441, 'ORA-40441: JSON syntax error'],
    [
      'Constraint Error: Duplicate key "A: b" violates primary key constraint.',
      1,
      'ORA-00001: unique constraint violated (A: b)',
    ],
    ['Constraint Error: NOT NULL constraint failed: T.A', 1400, 'ORA-01400: cannot insert NULL into (T.A)'],
    [
      'Constraint Error: CHECK constraint failed on table T with expression CHECK((strlen(A) <= 7))',
      12899,
      'ORA-12899: value too large for column T.A (maximum: 7)',
    ],
    [
      'Constraint Error: CHECK constraint failed on table T with expression CHECK(json_valid("doc"))',
      2290,
      'ORA-02290: check constraint violated: T.doc is not JSON',
    ],
    [
      'Conversion Error: Could not cast value 12345.0 to DECIMAL(4,1)',
      1438,
      'ORA-01438: value larger than specified precision allowed for this column',
    ],
    [
      'Something: nobody knows\nmore',
      600,
      'ORA-00600: internal error code, arguments: [local database], [Something: nobody knows]',
    ],
  ])('makes of %j ORA-%d', (said, oraNumber, message) => {
    expect(toOracleError(new Error(said))).toMatchObject({ oraNumber, message });
  });

  it('keeps what is Oracle’s already, and survives what is no error', () => {
    const error = new OracleError(942, 'x');
    expect(toOracleError(error)).toBe(error);
    expect(toOracleError('text')).toMatchObject({ oraNumber: 600 });
  });
});
