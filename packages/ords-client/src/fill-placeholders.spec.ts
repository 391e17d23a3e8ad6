import fc from 'fast-check';
import { fillPlaceholders } from './fill-placeholders';

describe(fillPlaceholders, () => {
  it('puts the value in', () => {
    expect(fillPlaceholders('by "{{password}}"', { password: 'Password-1234' })).toBe('by "Password-1234"');
  });

  it('never lets a value end the quotes that it stands in, and never quotes one that it refuses', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('a" default tablespace x', '{{password}}')),
        (password) => {
          let filled: string;
          try {
            filled = fillPlaceholders('create user U identified by "{{password}}" x', { password });
          } catch (error) {
            expect(error).toMatchObject({ code: 'ORDS_BAD_VALUE', retriable: false });
            if (password.length > 4) expect(String(error)).not.toContain(password);
            return;
          }
          expect(filled.split('"')).toHaveLength(3);
        },
      ),
    );
  });

  it('knows no other placeholder', () => {
    expect(() => fillPlaceholders('{{other}}', { password: 'Password-1234' })).toThrow('other');
  });
});
