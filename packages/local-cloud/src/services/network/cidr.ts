/** A block of IPv4 addresses. Addresses are numbers: `10.0.0.1` is 167772161. */
export interface Cidr {
  /** The first address. */
  network: number;
  /** Length of the prefix, 0 to 32. */
  prefix: number;
}

const numberPattern = /^(0|[1-9]\d{0,2})$/;

/** Reads an IPv4 address like `10.0.0.1`; anything else is `undefined`. */
export function parseAddress(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => numberPattern.test(part) && Number(part) <= 255))
    return undefined;
  return parts.reduce((address, part) => address * 256 + Number(part), 0);
}

/** Writes an address as it is read. */
export const formatAddress = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');

/** How many addresses a block has. */
export const sizeOf = ({ prefix }: Cidr): number => 2 ** (32 - prefix);

/** The block of a prefix length that an address is in. */
export function blockAround(address: number, prefix: number): Cidr {
  const size = 2 ** (32 - prefix);
  return { network: Math.floor(address / size) * size, prefix };
}

/** Reads `address/prefix`, also where the address is not the first of its block; anything else is `undefined`. */
export function parseCidr(text: string): { address: number; block: Cidr } | undefined {
  const [first = '', second = '', ...rest] = text.split('/');
  const address = parseAddress(first);
  const prefix = Number(second);
  if (address === undefined || rest.length > 0 || !numberPattern.test(second) || prefix > 32)
    return undefined;
  return { address, block: blockAround(address, prefix) };
}

/** Writes a block as it is read. */
export const formatCidr = ({ network, prefix }: Cidr): string => `${formatAddress(network)}/${prefix}`;

/** Whether a block holds all addresses of another. */
export const containsBlock = (outer: Cidr, inner: Cidr): boolean =>
  inner.prefix >= outer.prefix && blockAround(inner.network, outer.prefix).network === outer.network;

/** Whether two blocks have an address in common. */
export const overlap = (one: Cidr, other: Cidr): boolean =>
  containsBlock(one, other) || containsBlock(other, one);
