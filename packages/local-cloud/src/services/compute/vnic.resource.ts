import { flag, list, text } from '../../engine/field-rules';
import type { EngineAccess, ResourceType } from '../../engine/resource-type';
import type { StoredResource } from '../../engine/stored-resource';
import type { JsonObject } from '../../server/parse-json-object';
import { networkStates } from '../network/network-states';
import { requireInVcn } from '../network/require-in-vcn';

/** Of one card. See https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/networksecuritygroups.htm. */
const MAX_GROUPS = 5;

/** The rules of what can be said of a card, when it is created as when it is updated. */
export const vnicRules = {
  displayName: text({ maxLength: 255 }),
  hostnameLabel: text({
    maxLength: 63,
    pattern: /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/,
    mustBe: 'made of letters, digits and -, which neither begins nor ends it',
  }),
  nsgIds: list(text(), { max: MAX_GROUPS }),
  skipSourceDestCheck: flag(),
} as const;

function prepareUpdate(change: JsonObject, { fields }: StoredResource, engine: EngineAccess): JsonObject {
  const vcnId = engine.find('subnet', fields.subnetId)?.fields.vcnId;
  requireInVcn(engine, { field: 'nsgIds', type: 'networksecuritygroup', ids: change.nsgIds, vcnId });
  return change;
}

/** A machine's network card. It comes with its instance. See https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/Vnic/. */
export const vnicResource: ResourceType = {
  type: 'vnic',
  noun: 'Vnic',
  path: '/20160918/vnics',
  operations: { create: false, list: false, delete: false },
  nameField: 'displayName',
  fields: vnicRules,
  updatable: [...Object.keys(vnicRules), 'securityAttributes'],
  parents: { subnetId: 'subnet', nsgIds: 'networksecuritygroup' },
  isMovable: false,
  states: networkStates,
  prepareUpdate,
};
