import { list, object, oneOf, text } from '../../engine/field-rules';
import type { ResourceType } from '../../engine/resource-type';
import type { JsonObject } from '../../server/parse-json-object';
import { associatedWith } from './associated-with';
import { defaultDisplayName } from './default-display-name';
import { vcnDomainName } from './domain-names';
import { networkStates } from './network-states';

/** The options that a VCN comes with: Oracle's resolver, and its own domain to search in. */
export function defaultOptions(vcn: JsonObject): JsonObject[] {
  const { vcnDomainName: domain } = vcnDomainName(vcn);
  const resolver = { type: 'DomainNameServer', serverType: 'VcnLocalPlusInternet', customDnsServers: [] };
  return domain === undefined
    ? [resolver]
    : [resolver, { type: 'SearchDomain', searchDomainNames: [domain] }];
}

/** A set of DHCP options. See https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/DhcpOptions/. */
export const dhcpOptionsResource: ResourceType = {
  type: 'dhcpoptions',
  noun: 'DhcpOptions',
  plural: 'DhcpOptions',
  path: '/20160918/dhcps',
  nameField: 'displayName',
  fields: {
    compartmentId: text({ required: true }),
    vcnId: text({ required: true }),
    displayName: text({ maxLength: 255 }),
    domainNameType: oneOf(['SUBNET_DOMAIN', 'VCN_DOMAIN', 'CUSTOM_DOMAIN']),
    options: list(
      object({
        type: oneOf(['DomainNameServer', 'SearchDomain'], { required: true }),
        serverType: oneOf(['VcnLocal', 'VcnLocalPlusInternet', 'CustomDnsServer']),
        customDnsServers: list(text(), { max: 3 }),
        searchDomainNames: list(text({ maxLength: 255 }), { max: 1 }),
      }),
      { required: true },
    ),
  },
  updatable: ['displayName', 'options', 'domainNameType'],
  parents: { vcnId: 'vcn' },
  inUse: associatedWith,
  states: networkStates,
  list: { filters: ['vcnId'] },
  prepare: (input, engine) => ({ displayName: defaultDisplayName('dhcpoptions', engine.now()), ...input }),
};
