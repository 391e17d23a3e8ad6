import { integer, text } from '../../engine/field-rules';
import type { ResourceType } from '../../engine/resource-type';
import { networkStates } from '../network/network-states';

/** Of a boot volume. See https://docs.oracle.com/en-us/iaas/Content/Block/Concepts/bootvolumes.htm. */
const [MIN_GB, MAX_GB] = [50, 32_768];

/** Size of a boot volume that was given none. */
export const defaultBootVolumeGBs = 50;

/** The rule of a boot volume's size, wherever it is given. */
export const bootVolumeSizeRule = integer({ min: MIN_GB, max: MAX_GB });

/** A boot volume. It comes with its instance. See https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/BootVolume/. */
export const bootVolumeResource: ResourceType = {
  type: 'bootvolume',
  noun: 'BootVolume',
  path: '/20160918/bootVolumes',
  operations: { create: false },
  nameField: 'displayName',
  fields: {
    displayName: text({ maxLength: 255 }),
    sizeInGBs: bootVolumeSizeRule,
    vpusPerGB: integer({ min: 10, max: 120 }),
  },
  updatable: ['displayName', 'sizeInGBs', 'vpusPerGB'],
  states: networkStates,
  list: { filters: ['availabilityDomain'], unbuilt: ['volumeGroupId'] },
  render: ({ fields }) => ({ sizeInMBs: Number(fields.sizeInGBs) * 1024, isHydrated: true }),
};
