import type { PermissionTable } from './resource-type-permissions';

/** https://docs.oracle.com/en-us/iaas/Content/Identity/policyreference/corepolicyreference.htm */
export const computePermissions: PermissionTable = {
  instances: {
    inspect: ['INSTANCE_READ'],
    use: [
      'INSTANCE_UPDATE',
      'INSTANCE_CREATE_IMAGE',
      'INSTANCE_POWER_ACTIONS',
      'INSTANCE_ATTACH_VOLUME',
      'INSTANCE_DETACH_VOLUME',
    ],
    manage: [
      'INSTANCE_CREATE',
      'INSTANCE_DELETE',
      'INSTANCE_ATTACH_SECONDARY_VNIC',
      'INSTANCE_DETACH_SECONDARY_VNIC',
      'INSTANCE_MOVE',
    ],
    calls: {
      list: 'INSTANCE_READ',
      get: 'INSTANCE_READ',
      create: 'INSTANCE_CREATE',
      update: 'INSTANCE_UPDATE',
      delete: 'INSTANCE_DELETE',
      move: 'INSTANCE_MOVE',
    },
  },
  'instance-images': {
    inspect: ['INSTANCE_IMAGE_INSPECT'],
    read: ['INSTANCE_IMAGE_READ'],
    use: ['INSTANCE_IMAGE_UPDATE'],
    manage: ['INSTANCE_IMAGE_CREATE', 'INSTANCE_IMAGE_DELETE', 'INSTANCE_IMAGE_MOVE'],
  },
  volumes: {
    inspect: ['VOLUME_INSPECT'],
    use: ['VOLUME_UPDATE', 'VOLUME_WRITE'],
    manage: ['VOLUME_CREATE', 'VOLUME_DELETE', 'VOLUME_MOVE'],
  },
};
