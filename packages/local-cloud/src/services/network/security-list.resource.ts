import { list, text, type FieldRule } from '../../engine/field-rules';
import type { ResourceType } from '../../engine/resource-type';
import { associatedWith } from './associated-with';
import { defaultDisplayName } from './default-display-name';
import { networkStates } from './network-states';
import { checkSecurityRule, listPeers, type PeerSide } from './security-rule';

/** Of one direction. See https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/securitylists.htm. */
const MAX_RULES = 200;

const rules = (side: PeerSide): FieldRule =>
  list(
    {
      isRequired: false,
      check: (rule, name) => checkSecurityRule(rule, name, { side, peerTypes: listPeers }),
    },
    { required: true, max: MAX_RULES },
  );

/** A security list. See https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/SecurityList/. */
export const securityListResource: ResourceType = {
  type: 'securitylist',
  noun: 'SecurityList',
  path: '/20160918/securityLists',
  policyType: 'security-lists',
  nameField: 'displayName',
  fields: {
    compartmentId: text({ required: true }),
    vcnId: text({ required: true }),
    displayName: text({ maxLength: 255 }),
    ingressSecurityRules: rules('source'),
    egressSecurityRules: rules('destination'),
  },
  updatable: ['displayName', 'ingressSecurityRules', 'egressSecurityRules'],
  parents: { vcnId: 'vcn' },
  inUse: associatedWith,
  states: networkStates,
  list: { filters: ['vcnId'] },
  prepare: (input, engine) => ({
    displayName: defaultDisplayName('securitylist', engine.now()),
    ...input,
  }),
};
