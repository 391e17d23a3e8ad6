import { formatAddress, parseAddress, parseCidr, sizeOf, type Cidr } from '../network/cidr';

/** Addresses of each subnet that OCI keeps: the network's own, the router's and the last one. */
const keptAtStart = 2;
const keptAtEnd = 1;

/** Whether an address is one that a card in the subnet can have. */
export function isForCards(address: number, { network, prefix }: Cidr): boolean {
  const last = network + sizeOf({ network, prefix }) - 1;
  return address >= network + keptAtStart && address <= last - keptAtEnd;
}

/** The first address of a subnet that is free; `undefined` when there is none. */
export function choosePrivateIp(subnetCidr: string, taken: ReadonlySet<string>): string | undefined {
  const block = parseCidr(subnetCidr)?.block;
  if (block === undefined) return undefined;
  for (let address = block.network + keptAtStart; isForCards(address, block); address += 1)
    if (!taken.has(formatAddress(address))) return formatAddress(address);
  return undefined;
}

/** Whether a text is an address that a card in the subnet can have. */
export function canHaveIp(subnetCidr: string, ip: string): boolean {
  const [block, address] = [parseCidr(subnetCidr)?.block, parseAddress(ip)];
  return block !== undefined && address !== undefined && isForCards(address, block);
}
