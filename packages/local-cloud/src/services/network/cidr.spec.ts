import fc from 'fast-check';
import {
  blockAround,
  containsBlock,
  formatAddress,
  formatCidr,
  overlap,
  parseAddress,
  parseCidr,
  sizeOf,
  type Cidr,
} from './cidr';

const anAddress = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const aBlock = fc
  .tuple(anAddress, fc.integer({ min: 0, max: 32 }))
  .map(([address, prefix]) => blockAround(address, prefix));

const isIn = (address: number, block: Cidr): boolean =>
  address >= block.network && address < block.network + sizeOf(block);

describe('CIDR blocks', () => {
  it('are read as they are written', () => {
    fc.assert(
      fc.property(anAddress, (address) => expect(parseAddress(formatAddress(address))).toBe(address)),
    );
    fc.assert(fc.property(aBlock, (block) => expect(parseCidr(formatCidr(block))?.block).toEqual(block)));
  });

  it('are around each of their addresses', () => {
    fc.assert(
      fc.property(aBlock, fc.double({ min: 0, max: 0.999, noNaN: true }), (block, where) => {
        const address = block.network + Math.floor(where * sizeOf(block));
        expect(blockAround(address, block.prefix)).toEqual(block);
      }),
    );
  });

  it('hold each other when their first and last addresses say so', () => {
    fc.assert(
      fc.property(aBlock, aBlock, (one, other) => {
        const [first, last] = [other.network, other.network + sizeOf(other) - 1];
        expect(containsBlock(one, other)).toBe(isIn(first, one) && isIn(last, one));
        expect(overlap(one, other)).toBe(isIn(first, one) || isIn(last, one) || isIn(one.network, other));
        expect(overlap(other, one)).toBe(overlap(one, other));
      }),
    );
  });

  it.each([
    '10.0.0.0',
    '10.0.0.0/33',
    '10.0.0/8',
    '10.0.0.256/8',
    '010.0.0.0/8',
    '10.0.0.0/8/8',
    '10.0.0.0/',
    'a/b',
    '',
  ])('are not read from "%s"', (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  it('are read from any of their addresses', () => {
    expect(parseCidr('10.44.3.0/23')).toEqual({
      address: parseAddress('10.44.3.0'),
      block: { network: parseAddress('10.44.2.0'), prefix: 23 },
    });
  });
});
