import { invalidParameter, notImplemented, OciError } from '../../errors';
import { flag, list, oneOf, text } from '../../engine/field-rules';
import type { EngineAccess, Reference, ResourceType } from '../../engine/resource-type';
import type { StoredResource } from '../../engine/stored-resource';
import type { JsonObject } from '../../server/parse-json-object';
import { availabilityDomains } from '../identity/availability-domains';
import { associatedWith } from './associated-with';
import { chooseSubnetBlock, requireRoom } from './choose-subnet-block';
import { formatAddress } from './cidr';
import { subnetsOf } from './subnets-of';
import { defaultDisplayName } from './default-display-name';
import { dnsLabelRule } from './dns-label';
import { subnetDomainName } from './domain-names';
import { networkStates } from './network-states';
import { requireBlock } from './require-block';
import { requireInVcn } from './require-in-vcn';

function requireFreeLabel({ dnsLabel }: JsonObject, vcn: StoredResource, engine: EngineAccess): void {
  if (typeof dnsLabel !== 'string') return;
  if (vcn.fields.dnsLabel === undefined)
    throw invalidParameter(`dnsLabel can be given only where the VCN has one: ${vcn.id} has none.`);
  const isSame = ({ fields }: StoredResource): boolean =>
    String(fields.dnsLabel).toLowerCase() === dnsLabel.toLowerCase();
  const twin = subnetsOf(vcn.id, engine).find(isSame);
  if (twin !== undefined)
    throw invalidParameter(`The DNS label ${dnsLabel} is in use by subnet ${twin.id} of the same VCN.`);
}

/** The two flags are one, but for IPv6. */
function toPrivacy({ prohibitPublicIpOnVnic: ip, prohibitInternetIngress: ingress }: JsonObject): JsonObject {
  if (ip !== undefined && ingress !== undefined && ip !== ingress)
    throw invalidParameter('prohibitPublicIpOnVnic and prohibitInternetIngress must be the same.');
  const isPrivate = ip ?? ingress ?? false;
  return { prohibitPublicIpOnVnic: isPrivate, prohibitInternetIngress: isPrivate };
}

function requireTablesInVcn(fields: JsonObject, vcnId: unknown, engine: EngineAccess): void {
  const named = { routeTableId: 'routetable', securityListIds: 'securitylist', dhcpOptionsId: 'dhcpoptions' };
  for (const [field, type] of Object.entries(named))
    requireInVcn(engine, { field, type, ids: fields[field], vcnId });
}

function prepare(input: JsonObject, engine: EngineAccess): JsonObject {
  const named = { displayName: defaultDisplayName('subnet', engine.now()), ...input };
  const vcn = engine.find('vcn', input.vcnId);
  if (vcn === undefined) return named;
  const cidrBlock = chooseSubnetBlock(input);
  requireRoom(cidrBlock, vcn, engine);
  requireFreeLabel(input, vcn, engine);
  const fields = {
    routeTableId: vcn.fields.defaultRouteTableId,
    securityListIds: [vcn.fields.defaultSecurityListId],
    dhcpOptionsId: vcn.fields.defaultDhcpOptionsId,
    ...named,
    ...toPrivacy(input),
    cidrBlock,
    ipv4CidrBlocks: [cidrBlock],
  };
  requireTablesInVcn(fields, vcn.id, engine);
  return fields;
}

function prepareUpdate(change: JsonObject, { fields }: StoredResource, engine: EngineAccess): JsonObject {
  if (change.cidrBlock !== undefined && change.cidrBlock !== fields.cidrBlock)
    throw notImplemented('Another block for a subnet (cidrBlock)');
  requireTablesInVcn(change, fields.vcnId, engine);
  return change;
}

/** A machine's network card is named by OCI otherwise than what else refers to a subnet. */
const inUse = (subnet: Reference, by: Reference): OciError =>
  by.noun === 'Vnic'
    ? new OciError(
        409,
        'Conflict',
        `The Subnet ${subnet.id} references the VNIC ${by.id}. You must remove the reference to proceed with this operation.`,
      )
    : associatedWith(subnet, by);

/** A MAC address that is the same at each look. */
const macOf = (address: number): string =>
  `00:00:17:${[16, 8, 0].map((shift) => (Math.floor(address / 2 ** shift) % 256).toString(16).padStart(2, '0')).join(':')}`;

function render({ fields }: StoredResource, engine: EngineAccess): JsonObject {
  const router = requireBlock(fields.cidrBlock).network + 1;
  return {
    virtualRouterIp: formatAddress(router),
    virtualRouterMac: macOf(router).toUpperCase(),
    ...subnetDomainName(fields, engine.find('vcn', fields.vcnId)?.fields),
  };
}

/** A subnet. See https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/Subnet/. */
export const subnetResource: ResourceType = {
  type: 'subnet',
  noun: 'Subnet',
  path: '/20160918/subnets',
  policyType: 'subnets',
  nameField: 'displayName',
  fields: {
    compartmentId: text({ required: true }),
    vcnId: text({ required: true }),
    cidrBlock: text(),
    ipv4CidrBlocks: list(text()),
    displayName: text({ maxLength: 255 }),
    dnsLabel: dnsLabelRule,
    availabilityDomain: oneOf(availabilityDomains.map(({ name }) => name)),
    prohibitPublicIpOnVnic: flag(),
    prohibitInternetIngress: flag(),
    securityListIds: list(text(), { max: 5 }),
  },
  updatable: ['displayName', 'routeTableId', 'securityListIds', 'dhcpOptionsId', 'cidrBlock'],
  parents: {
    vcnId: 'vcn',
    routeTableId: 'routetable',
    securityListIds: 'securitylist',
    dhcpOptionsId: 'dhcpoptions',
  },
  inUse,
  states: { ...networkStates, updating: 'UPDATING' },
  list: { filters: ['vcnId'] },
  prepare,
  prepareUpdate,
  render,
};
