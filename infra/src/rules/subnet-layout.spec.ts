import fc from 'fast-check';
import { VCN_PREFIX_LENGTHS } from '../limits';
import { containsCidr, parseCidr, sizeOf, toCidrText, type Cidr } from './cidr';
import { layOutSubnets } from './subnet-layout';

const vcns = fc
  .record({
    block: fc.integer({ min: 0, max: 2 ** 16 - 1 }),
    prefixLength: fc.integer(VCN_PREFIX_LENGTHS),
  })
  .map(({ block, prefixLength }): Cidr => {
    const size = sizeOf({ base: 0, prefixLength });
    return { base: Math.floor((block * 2 ** 16) / size) * size, prefixLength };
  });

const parse = (text: string): Cidr => parseCidr(text) ?? { base: -1, prefixLength: 0 };

describe(layOutSubnets, () => {
  it('keeps every subnet inside the VCN, clear of the others and large enough for OCI', () => {
    fc.assert(
      fc.property(vcns, (vcn) => {
        const subnets = Object.values(layOutSubnets(toCidrText(vcn))).map((text) => parse(text as string));
        for (const subnet of subnets) {
          expect(containsCidr(vcn, subnet)).toBe(true);
          expect(subnet.prefixLength).toBeLessThanOrEqual(30);
          const others = subnets.filter((other) => other !== subnet);
          expect(others.some((other) => containsCidr(subnet, other) || containsCidr(other, subnet))).toBe(
            false,
          );
        }
      }),
    );
  });

  it('gives the functions the most addresses', () => {
    expect(layOutSubnets('10.20.0.0/16')).toEqual({
      functions: '10.20.0.0/18',
      streaming: '10.20.64.0/20',
      producer: '10.20.80.0/20',
    });
  });
});
