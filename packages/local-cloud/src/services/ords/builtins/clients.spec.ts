import fc from 'fast-check';
import { CLIENT_SECRET_SLOTS } from '../limits';
import type { ClientSecret } from '../dictionary/entries';
import { placeSecret } from './clients';

describe(placeSecret, () => {
  it('keeps the newest secrets, each in a slot of its own', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), (count) => {
        const hashes = Array.from({ length: count }, (_, index) => `hash-${index}`);
        const secrets = hashes.reduce<ClientSecret[]>((kept, hash, at) => placeSecret(kept, hash, at), []);
        expect(secrets.map(({ hash }) => hash)).toEqual(hashes.slice(-CLIENT_SECRET_SLOTS));
        expect(new Set(secrets.map(({ slot }) => slot)).size).toBe(secrets.length);
      }),
    );
  });
});
