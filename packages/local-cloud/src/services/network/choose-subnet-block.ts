import { invalidParameter, notImplemented, OciError } from '../../errors';
import type { EngineAccess } from '../../engine/resource-type';
import type { StoredResource } from '../../engine/stored-resource';
import type { JsonObject } from '../../server/parse-json-object';
import { containsBlock, overlap } from './cidr';
import { requireBlock } from './require-block';
import { subnetsOf } from './subnets-of';

/** The block of a new subnet, by its newer or its older name. @throws OciError */
export function chooseSubnetBlock({ cidrBlock, ipv4CidrBlocks }: JsonObject): string {
  if (cidrBlock !== undefined && ipv4CidrBlocks !== undefined)
    throw invalidParameter('Only one of cidrBlock and ipv4CidrBlocks can be given.');
  const [chosen, ...more] =
    cidrBlock === undefined ? ((ipv4CidrBlocks ?? []) as string[]) : [cidrBlock as string];
  if (more.length > 0) throw notImplemented('A subnet of several blocks (ipv4CidrBlocks)');
  if (chosen === undefined) throw new OciError(400, 'MissingParameter', 'cidrBlock is required and missing.');
  return chosen;
}

/** @throws OciError `InvalidParameter` for a block outside of its VCN, or over that of another subnet */
export function requireRoom(cidr: string, vcn: StoredResource, engine: EngineAccess): void {
  const block = requireBlock(cidr);
  const within = vcn.fields.cidrBlocks as string[];
  if (!within.some((outer) => containsBlock(requireBlock(outer), block)))
    throw invalidParameter(
      `The requested CIDR ${cidr} is invalid: it is not contained in the CIDRs of VCN ${vcn.id}: ${within.join(', ')}.`,
    );
  const twin = subnetsOf(vcn.id, engine).find(({ fields }) => overlap(requireBlock(fields.cidrBlock), block));
  if (twin !== undefined)
    throw invalidParameter(
      `The requested CIDR ${cidr} is invalid: subnet ${twin.id} with CIDR ${String(twin.fields.cidrBlock)} overlaps with this CIDR.`,
    );
}
