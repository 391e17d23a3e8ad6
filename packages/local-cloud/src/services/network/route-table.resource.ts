import { text } from '../../engine/field-rules';
import type { ResourceType } from '../../engine/resource-type';
import { associatedWith } from './associated-with';
import { defaultDisplayName } from './default-display-name';
import { networkStates } from './network-states';
import { checkRoutes, routeRulesRule, toRouteLinks } from './route-rules';

/** A route table. See https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/RouteTable/. */
export const routeTableResource: ResourceType = {
  type: 'routetable',
  noun: 'RouteTable',
  path: '/20160918/routeTables',
  policyType: 'route-tables',
  nameField: 'displayName',
  fields: {
    compartmentId: text({ required: true }),
    vcnId: text({ required: true }),
    displayName: text({ maxLength: 255 }),
    routeRules: routeRulesRule,
  },
  updatable: ['displayName', 'routeRules'],
  parents: { vcnId: 'vcn' },
  links: toRouteLinks,
  inUse: associatedWith,
  states: networkStates,
  list: { filters: ['vcnId'] },
  prepare: (input, engine) => {
    checkRoutes(input, input.vcnId, engine);
    return { displayName: defaultDisplayName('routetable', engine.now()), ...input };
  },
  prepareUpdate: (change, { fields }, engine) => {
    checkRoutes(change, fields.vcnId, engine);
    return change;
  },
};
