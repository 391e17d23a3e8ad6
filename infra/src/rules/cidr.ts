/** A block of IPv4 addresses. */
export interface Cidr {
  /** The first address as a number. */
  base: number;
  /** Length of the common prefix, 0 to 32. */
  prefixLength: number;
}

const pattern = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** How many addresses a block holds. */
export const sizeOf = ({ prefixLength }: Cidr): number => 2 ** (32 - prefixLength);

/** Reads `10.0.0.0/16`; `undefined` when it is no block, or its address is not the first of its block. */
export function parseCidr(text: string): Cidr | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, prefixLength = 0] = match.slice(1).map(Number);
  if ([a, b, c, d].some((part) => part > 255) || prefixLength > 32) return undefined;
  const cidr = { base: ((a * 256 + b) * 256 + c) * 256 + d, prefixLength };
  return cidr.base % sizeOf(cidr) === 0 ? cidr : undefined;
}

/** Writes a block as `10.0.0.0/16`. */
export function toCidrText({ base, prefixLength }: Cidr): string {
  const parts = [24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256);
  return `${parts.join('.')}/${prefixLength}`;
}

/** Whether every address of `inner` is one of `outer`. */
export const containsCidr = (outer: Cidr, inner: Cidr): boolean =>
  inner.base >= outer.base && inner.base + sizeOf(inner) <= outer.base + sizeOf(outer);
