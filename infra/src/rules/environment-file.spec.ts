import fc from 'fast-check';
import { parseEnvironmentFile, toEnvironmentFile, toEnvironmentLine } from './environment-file';

const values = fc.string({ unit: 'binary' }).filter((text) => !/[\r\n\0\u2028\u2029]/.test(text));

describe(toEnvironmentFile, () => {
  it('is read back as it was, whatever quotes and signs the values hold', () => {
    const variables = fc.dictionary(fc.stringMatching(/^[A-Z][A-Z_]{0,20}$/), values);
    fc.assert(
      fc.property(variables, (wanted) => {
        expect(parseEnvironmentFile(toEnvironmentFile(wanted))).toEqual({ ...wanted });
      }),
    );
  });

  it('refuses a value that would begin another variable, without saying it', () => {
    expect(() => toEnvironmentLine('KEY', 'x\nLD_PRELOAD=y')).toThrow(
      'the value of KEY has more than one line',
    );
  });
});
