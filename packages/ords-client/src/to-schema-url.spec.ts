import fc from 'fast-check';
import { toSchemaUrl } from './to-schema-url';

describe(toSchemaUrl, () => {
  it('does not care how many slashes end the base', () => {
    fc.assert(
      fc.property(fc.nat(5), (slashes) => {
        expect(toSchemaUrl(`https://db.example/ords${'/'.repeat(slashes)}`, 'demo')).toBe(
          'https://db.example/ords/demo',
        );
      }),
    );
  });
});
