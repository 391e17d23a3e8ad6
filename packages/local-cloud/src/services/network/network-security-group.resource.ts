import { text } from '../../engine/field-rules';
import type { ResourceType } from '../../engine/resource-type';
import { associatedWith } from './associated-with';
import { defaultDisplayName } from './default-display-name';
import { networkStates } from './network-states';

/** A network security group. See https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/NetworkSecurityGroup/. */
export const networkSecurityGroupResource: ResourceType = {
  type: 'networksecuritygroup',
  noun: 'NetworkSecurityGroup',
  path: '/20160918/networkSecurityGroups',
  policyType: 'network-security-groups',
  nameField: 'displayName',
  fields: {
    compartmentId: text({ required: true }),
    vcnId: text({ required: true }),
    displayName: text({ maxLength: 255 }),
  },
  updatable: ['displayName'],
  hidden: ['securityRules'],
  parents: { vcnId: 'vcn' },
  inUse: associatedWith,
  states: networkStates,
  list: { filters: ['vcnId'], unbuilt: ['vlanId'] },
  prepare: ({ securityRules: _elsewhere, ...input }, engine) => ({
    displayName: defaultDisplayName('networksecuritygroup', engine.now()),
    ...input,
    securityRules: [],
  }),
};
