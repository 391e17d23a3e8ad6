import fc from 'fast-check';
import { decodeBase64, toDecodedLength } from './decode-base64';

/** What a strict decoder may accept: the definition of RFC 4648 section 4, slow and plain. */
const strict = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function decode(text: string): Buffer | undefined {
  const bytes = toDecodedLength(text);
  if (bytes === undefined) return undefined;
  const target = Buffer.alloc(bytes + 2, 0xee);
  const isBase64 = decodeBase64(text, target, 1, bytes);
  expect([target.at(0), target.at(-1)]).toEqual([0xee, 0xee]);
  return isBase64 ? target.subarray(1, -1) : undefined;
}

describe(decodeBase64, () => {
  it('gives back what was encoded, and touches nothing beside it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        expect(decode(Buffer.from(bytes).toString('base64'))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('accepts exactly what RFC 4648 calls base64, also of texts that are nearly it', () => {
    const nearly = fc
      .array(fc.constantFrom('A', 'z', '9', '+', '/', '=', '-', '_', ' ', '\n', 'Ł', '€', '.', 'YQ=='), {
        maxLength: 12,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(nearly, (text) => {
        expect(decode(text) !== undefined).toBe(strict.test(text));
      }),
      { numRuns: 5000 },
    );
  });

  it.each(['hello', 'Ł142', 'a-_b', 'YQ= ', '====', 'A===', 'YQ==YQ=='])('refuses %j', (text) => {
    expect(decode(text)).toBeUndefined();
  });
});
