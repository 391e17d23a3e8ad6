import { parseCidr, toCidrText } from './cidr';

/** The address blocks of the subnets, as text. */
export interface SubnetLayout {
  /** A quarter of the VCN: a function that scales out takes an address of its own for each container. */
  functions: string;
  /** A sixteenth: the private endpoint of the stream pool, and the connector's way in. */
  streaming: string;
  /** A sixteenth: the producer's machine, and its successor while it is replaced. */
  producer: string;
}

/**
 * Divides a VCN. The rest of it stays free.
 *
 * @param vcnCidr like `10.20.0.0/16`, checked with the stack's settings
 */
export function layOutSubnets(vcnCidr: string): SubnetLayout {
  const vcn = parseCidr(vcnCidr);
  if (vcn === undefined) throw new TypeError(`${vcnCidr} is no block of addresses`);
  const sixteenth = 2 ** (32 - vcn.prefixLength - 4);
  const at = (sixteenths: number, extraBits: number): string =>
    toCidrText({ base: vcn.base + sixteenths * sixteenth, prefixLength: vcn.prefixLength + extraBits });
  return { functions: at(0, 2), streaming: at(4, 4), producer: at(5, 4) };
}
