import { invalidParameter, notImplemented, OciError } from '../../errors';
import { list, text } from '../../engine/field-rules';
import type { EngineAccess, ResourceType } from '../../engine/resource-type';
import type { StoredResource } from '../../engine/stored-resource';
import type { JsonObject } from '../../server/parse-json-object';
import { associatedWith } from './associated-with';
import { overlap } from './cidr';
import { defaultDisplayName } from './default-display-name';
import { defaultOptions } from './dhcp-options.resource';
import { defaultEgressRules, defaultIngressRules } from './default-security-rules';
import { dnsLabelRule } from './dns-label';
import { networkStates } from './network-states';
import { requireBlock } from './require-block';
import { vcnDomainName } from './domain-names';

const ipv6Fields = ['isIpv6Enabled', 'ipv6PrivateCidrBlocks', 'byoipv6CidrDetails'] as const;

function chooseBlocks({ cidrBlock, cidrBlocks }: JsonObject): string[] {
  if (cidrBlock !== undefined && cidrBlocks !== undefined)
    throw invalidParameter('Only one of cidrBlock and cidrBlocks can be given.');
  const chosen = (cidrBlocks ?? (cidrBlock === undefined ? [] : [cidrBlock])) as string[];
  if (chosen.length === 0) throw new OciError(400, 'MissingParameter', 'cidrBlocks is required and missing.');
  const blocks = chosen.map(requireBlock);
  blocks.forEach((block, index) => {
    const twin = blocks.findIndex((other, at) => at < index && overlap(block, other));
    if (twin !== -1)
      throw invalidParameter(
        `The requested CIDR ${chosen[index] ?? ''} is invalid: ${chosen[twin] ?? ''} overlaps with this CIDR.`,
      );
  });
  return chosen;
}

function prepare(
  { isOracleGuaAllocationEnabled: _ipv6, ...input }: JsonObject,
  engine: EngineAccess,
): JsonObject {
  const ipv6 = ipv6Fields.find((name) => ![undefined, false].includes(input[name] as undefined));
  if (ipv6 !== undefined) throw notImplemented(`IPv6 in VCNs (${ipv6})`);
  const { isIpv6Enabled: _off, ...others } = input;
  const cidrBlocks = chooseBlocks(input);
  return {
    displayName: defaultDisplayName('vcn', engine.now()),
    ...others,
    cidrBlocks,
    cidrBlock: cidrBlocks[0],
  };
}

async function createParts({ id, fields }: StoredResource, engine: EngineAccess): Promise<JsonObject> {
  const { compartmentId, displayName } = fields;
  const create = async (type: string, what: string, own: JsonObject): Promise<string> => {
    const name = `Default ${what} for ${String(displayName)}`.slice(0, 255);
    return (await engine.create(type, { compartmentId, vcnId: id, displayName: name, ...own }, id)).id;
  };
  return {
    defaultRouteTableId: await create('routetable', 'Route Table', { routeRules: [] }),
    defaultSecurityListId: await create('securitylist', 'Security List', {
      ingressSecurityRules: defaultIngressRules(fields.cidrBlocks as string[]),
      egressSecurityRules: defaultEgressRules,
    }),
    defaultDhcpOptionsId: await create('dhcpoptions', 'DHCP Options', { options: defaultOptions(fields) }),
  };
}

/** A virtual cloud network. See https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/Vcn/. */
export const vcnResource: ResourceType = {
  type: 'vcn',
  noun: 'Vcn',
  path: '/20160918/vcns',
  policyType: 'vcns',
  nameField: 'displayName',
  fields: {
    compartmentId: text({ required: true }),
    cidrBlock: text(),
    cidrBlocks: list(text(), { max: 5 }),
    displayName: text({ maxLength: 255 }),
    dnsLabel: dnsLabelRule,
  },
  updatable: ['displayName', 'securityAttributes'],
  parents: {
    defaultRouteTableId: 'routetable',
    defaultSecurityListId: 'securitylist',
    defaultDhcpOptionsId: 'dhcpoptions',
  },
  inUse: associatedWith,
  states: { ...networkStates, updating: 'UPDATING' },
  prepare,
  createParts,
  render: ({ fields }) => vcnDomainName(fields),
};
