import * as fc from 'fast-check';
import { decodeBase64, encodeBase64, maxDecodedLength } from './base64';

describe(decodeBase64, () => {
  it('gives back the bytes that were encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeBase64(encodeBase64(bytes))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it.each(['QQ', 'QQ=', 'QR==', 'QQ==\n', ' QQ==', 'QQ==QQ==', 'Q-__', 'ä', '{"a":1}', '='])(
    'refuses %j',
    (text) => {
      expect(decodeBase64(text)).toBeUndefined();
    },
  );

  it('never decodes to more than was estimated', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const estimate = maxDecodedLength(encodeBase64(bytes));
        expect(estimate).toBeGreaterThanOrEqual(bytes.length);
        expect(estimate).toBeLessThanOrEqual(bytes.length + 2);
      }),
    );
  });
});
