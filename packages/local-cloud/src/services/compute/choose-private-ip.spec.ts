import fc from 'fast-check';
import { blockAround, formatCidr, parseAddress, sizeOf } from '../network/cidr';
import { canHaveIp, choosePrivateIp } from './choose-private-ip';

const aBlock = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 24, max: 30 }))
  .map(([address, prefix]) => blockAround(address, prefix));

describe(choosePrivateIp, () => {
  it('gives every address of a subnet once, but the first two and the last', () => {
    fc.assert(
      fc.property(aBlock, (block) => {
        const cidr = formatCidr(block);
        const taken = new Set<string>();
        for (let ip = choosePrivateIp(cidr, taken); ip !== undefined; ip = choosePrivateIp(cidr, taken)) {
          expect(canHaveIp(cidr, ip)).toBe(true);
          taken.add(ip);
        }
        const addresses = [...taken].map((ip) => parseAddress(ip) ?? 0);
        expect(addresses).toHaveLength(sizeOf(block) - 3);
        expect(Math.min(...addresses)).toBe(block.network + 2);
        expect(Math.max(...addresses)).toBe(block.network + sizeOf(block) - 2);
      }),
    );
  });

  it('gives an address that was given back', () => {
    expect(choosePrivateIp('10.0.1.0/24', new Set(['10.0.1.2', '10.0.1.4']))).toBe('10.0.1.3');
  });
});

describe(canHaveIp, () => {
  it.each(['10.0.1.0', '10.0.1.1', '10.0.1.255', '10.0.2.5', 'ten', ''])('refuses %s', (ip) => {
    expect(canHaveIp('10.0.1.0/24', ip)).toBe(false);
  });
});
