import { text } from '../../engine/field-rules';
import { commonStates, type ResourceType } from '../../engine/resource-type';

/** A log group. See https://docs.oracle.com/en-us/iaas/api/#/en/logging-management/20200531/LogGroup/. */
export const logGroupResource: ResourceType = {
  type: 'loggroup',
  noun: 'LogGroup',
  path: '/20200531/logGroups',
  policyType: 'log-groups',
  nameField: 'displayName',
  nameUniqueWithin: 'compartmentId',
  fields: {
    compartmentId: text({ required: true }),
    displayName: text({ required: true, maxLength: 255 }),
    description: text(),
  },
  updatable: ['displayName', 'description'],
  states: commonStates,
  workRequests: { type: 'logworkrequest', noun: 'LOG_GROUP', entityType: 'loggroup' },
  createAnswer: { status: 202, hasBody: false },
  afterDeletion: 'not-found',
  list: { unbuilt: ['isCompartmentIdInSubtree'] },
  render: ({ timeUpdated }) => ({ timeLastModified: new Date(timeUpdated).toISOString() }),
};
