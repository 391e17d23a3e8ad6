import fc from 'fast-check';
import { containsCidr, parseCidr, sizeOf, toCidrText, type Cidr } from './cidr';

const cidrs = fc
  .record({
    address: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    prefixLength: fc.integer({ min: 0, max: 32 }),
  })
  .map(({ address, prefixLength }): Cidr => {
    const size = sizeOf({ base: 0, prefixLength });
    return { base: Math.floor(address / size) * size, prefixLength };
  });

describe(parseCidr, () => {
  it('reads back what is written', () => {
    fc.assert(fc.property(cidrs, (cidr) => expect(parseCidr(toCidrText(cidr))).toEqual(cidr)));
  });

  it.each(['10.0.0.1/16', '10.0.0/16', '10.0.0.0', '10.0.0.256/32', '10.0.0.0/33', '::/0', ''])(
    'refuses %p',
    (text) => expect(parseCidr(text)).toBeUndefined(),
  );
});

describe(containsCidr, () => {
  it('holds for the halves of a block, and not the other way round', () => {
    const halved = cidrs.filter(({ prefixLength }) => prefixLength < 32);
    fc.assert(
      fc.property(halved, (cidr) => {
        const half = { base: cidr.base, prefixLength: cidr.prefixLength + 1 };
        const otherHalf = { ...half, base: cidr.base + sizeOf(half) };
        expect([containsCidr(cidr, half), containsCidr(cidr, otherHalf)]).toEqual([true, true]);
        expect([containsCidr(half, cidr), containsCidr(half, otherHalf)]).toEqual([false, false]);
      }),
    );
  });
});
