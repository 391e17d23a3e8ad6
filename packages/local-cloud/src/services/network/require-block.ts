import { invalidParameter } from '../../errors';
import { formatAddress, parseCidr, type Cidr } from './cidr';

/** Of a VCN and of a subnet. See https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/overview.htm. */
const [LARGEST_PREFIX, SMALLEST_PREFIX] = [16, 30];

const invalid = (cidr: unknown, why: string): Error =>
  invalidParameter(`The requested CIDR ${String(cidr)} is invalid: ${why}.`);

/** Reads the block of a VCN or a subnet. @throws OciError `InvalidParameter` in OCI's words */
export function requireBlock(cidr: unknown): Cidr {
  const parsed = typeof cidr === 'string' ? parseCidr(cidr) : undefined;
  if (parsed === undefined) throw invalid(cidr, 'it is not an IPv4 CIDR like 10.0.0.0/16');
  const { address, block } = parsed;
  if (address !== block.network)
    throw invalid(
      cidr,
      `CIDR IP ${formatAddress(address)} does not match network IP ${formatAddress(block.network)}`,
    );
  if (block.prefix < LARGEST_PREFIX || block.prefix > SMALLEST_PREFIX)
    throw invalid(cidr, `its prefix length must be from ${LARGEST_PREFIX} to ${SMALLEST_PREFIX}`);
  return block;
}
