import fc from 'fast-check';
import { decodedLength } from './message-bytes';

it('decodedLength knows the size of what was encoded', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(decodedLength(Buffer.from(bytes).toString('base64'))).toBe(bytes.length);
    }),
  );
});
