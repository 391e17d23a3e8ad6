import { parseEnvFile } from './parse-env-file';

describe(parseEnvFile, () => {
  it('reads names and single-quoted values', () => {
    expect(parseEnvFile("A='1'\nB_2='http://x/?a=b'\n")).toEqual({ A: '1', B_2: 'http://x/?a=b' });
  });

  it.each([
    ['a value without quotes', 'A=1'],
    ['a double-quoted value', 'A="1"'],
    ['an empty line', "A='1'\n\nB='2'"],
  ])('refuses %s', (_what, text) => {
    expect(() => parseEnvFile(text)).toThrow(/Not NAME=/);
  });
});
