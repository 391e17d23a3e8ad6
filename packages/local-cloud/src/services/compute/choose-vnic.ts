import { invalidParameter, notAuthorizedOrNotFound, OciError } from '../../errors';
import type { EngineAccess } from '../../engine/resource-type';
import type { StoredResource } from '../../engine/stored-resource';
import { isJsonObject, type JsonObject } from '../../server/parse-json-object';
import { choosePublicIp } from '../network/choose-public-ip';
import { requireInVcn } from '../network/require-in-vcn';
import { canHaveIp, choosePrivateIp } from './choose-private-ip';

function findSubnet(subnetId: unknown, engine: EngineAccess): StoredResource {
  if (subnetId === undefined)
    throw new OciError(400, 'MissingParameter', 'createVnicDetails.subnetId is required and missing.');
  const subnet = engine.find('subnet', subnetId);
  if (subnet === undefined) throw notAuthorizedOrNotFound(`subnet ${JSON.stringify(subnetId)} not found`);
  return subnet;
}

function chooseIp(wanted: unknown, subnet: StoredResource, engine: EngineAccess): string {
  const cidr = String(subnet.fields.cidrBlock);
  const cards = engine.findAll('vnic').filter(({ fields }) => fields.subnetId === subnet.id);
  const taken = new Set(cards.map(({ fields }) => String(fields.privateIp)));
  if (wanted === undefined) {
    const ip = choosePrivateIp(cidr, taken);
    if (ip !== undefined) return ip;
    throw new OciError(400, 'LimitExceeded', `Subnet ${subnet.id} (${cidr}) has no free address left.`);
  }
  const ip = wanted as string;
  if (!canHaveIp(cidr, ip))
    throw invalidParameter(`createVnicDetails.privateIp ${ip} is not an address for machines in ${cidr}.`);
  if (taken.has(ip))
    throw new OciError(409, 'Conflict', `The private IP ${ip} is in use in subnet ${subnet.id}.`);
  return ip;
}

function choosePublic(assign: unknown, { id, fields }: StoredResource, engine: EngineAccess): JsonObject {
  const isPrivate = fields.prohibitPublicIpOnVnic === true;
  if (assign === true && isPrivate)
    throw invalidParameter(
      `createVnicDetails.assignPublicIp must be false: subnet ${id} prohibits public addresses.`,
    );
  return (assign ?? !isPrivate) === true ? { publicIp: choosePublicIp(engine) } : {};
}

function requireGroups(nsgIds: unknown, vcnId: unknown, engine: EngineAccess): void {
  const ids: unknown[] = Array.isArray(nsgIds) ? nsgIds : [];
  const missing = ids.find((id) => engine.find('networksecuritygroup', id) === undefined);
  if (missing !== undefined)
    throw notAuthorizedOrNotFound(`network security group ${JSON.stringify(missing)} not found`);
  requireInVcn(engine, { field: 'createVnicDetails.nsgIds', type: 'networksecuritygroup', ids, vcnId });
}

/** MAC addresses by the private address: different within a network, the same at each look. */
const macOf = (ip: string): string =>
  ['02', '00', ...ip.split('.').map((part) => Number(part).toString(16).padStart(2, '0').toUpperCase())].join(
    ':',
  );

/**
 * Decides on the network card of a new machine.
 *
 * @throws OciError that names the field, the subnet or the network security group
 */
export function chooseVnic(launch: JsonObject, engine: EngineAccess): JsonObject {
  const sent = isJsonObject(launch.createVnicDetails) ? launch.createVnicDetails : {};
  const { assignPublicIp, privateIp, assignPrivateDnsRecord: _dns, ...card } = sent;
  const subnet = findSubnet(card.subnetId ?? launch.subnetId, engine);
  const domain = subnet.fields.availabilityDomain;
  if (domain !== undefined && domain !== launch.availabilityDomain)
    throw invalidParameter(`Subnet ${subnet.id} is in ${JSON.stringify(domain)}, the instance is not.`);
  requireGroups(card.nsgIds, subnet.fields.vcnId, engine);
  const ip = chooseIp(privateIp, subnet, engine);
  return {
    displayName: launch.displayName,
    hostnameLabel: launch.hostnameLabel,
    nsgIds: [],
    skipSourceDestCheck: false,
    ...card,
    subnetId: subnet.id,
    isPrimary: true,
    privateIp: ip,
    ...choosePublic(assignPublicIp, subnet, engine),
    macAddress: macOf(ip),
  };
}
