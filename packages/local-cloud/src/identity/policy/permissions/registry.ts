import type { PermissionTable } from './resource-type-permissions';

/** https://docs.oracle.com/en-us/iaas/Content/Identity/policyreference/registrypolicyreference.htm */
export const registryPermissions: PermissionTable = {
  repos: {
    inspect: ['REPOSITORY_INSPECT'],
    read: ['REPOSITORY_READ'],
    use: ['REPOSITORY_UPDATE'],
    manage: ['REPOSITORY_CREATE', 'REPOSITORY_DELETE', 'REPOSITORY_MANAGE'],
    calls: {
      list: 'REPOSITORY_INSPECT',
      get: 'REPOSITORY_INSPECT',
      create: 'REPOSITORY_CREATE',
      update: 'REPOSITORY_MANAGE',
      delete: 'REPOSITORY_DELETE',
      move: 'REPOSITORY_MANAGE',
    },
  },
};
