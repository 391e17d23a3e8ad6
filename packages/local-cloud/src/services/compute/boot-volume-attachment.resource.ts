import { text } from '../../engine/field-rules';
import type { ResourceType } from '../../engine/resource-type';
import { attachmentStates } from './attachment-states';

/** What ties a boot volume to its instance. See https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/BootVolumeAttachment/. */
export const bootVolumeAttachmentResource: ResourceType = {
  type: 'bootvolumeattachment',
  noun: 'BootVolumeAttachment',
  path: '/20160918/bootVolumeAttachments',
  operations: { create: false, update: false, delete: false },
  nameField: 'displayName',
  fields: { displayName: text({ maxLength: 255 }) },
  updatable: [],
  parents: { bootVolumeId: 'bootvolume', instanceId: 'instance' },
  isMovable: false,
  states: attachmentStates,
  list: { filters: ['availabilityDomain', 'instanceId', 'bootVolumeId'] },
};
