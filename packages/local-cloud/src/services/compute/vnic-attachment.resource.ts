import { text } from '../../engine/field-rules';
import type { ResourceType } from '../../engine/resource-type';
import { attachmentStates } from './attachment-states';

/** What ties a network card to its instance. See https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/VnicAttachment/. */
export const vnicAttachmentResource: ResourceType = {
  type: 'vnicattachment',
  noun: 'VnicAttachment',
  path: '/20160918/vnicAttachments',
  operations: { create: false, update: false, delete: false },
  nameField: 'displayName',
  fields: { displayName: text({ maxLength: 255 }) },
  updatable: [],
  parents: { vnicId: 'vnic', instanceId: 'instance', subnetId: 'subnet' },
  isMovable: false,
  states: attachmentStates,
  list: { filters: ['availabilityDomain', 'instanceId', 'vnicId'] },
};
