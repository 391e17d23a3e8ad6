import type { PermissionTable } from './resource-type-permissions';

/** https://docs.oracle.com/en-us/iaas/Content/Identity/policyreference/databasepolicyreference.htm */
export const databasePermissions: PermissionTable = {
  'autonomous-databases': {
    inspect: ['AUTONOMOUS_DATABASE_INSPECT'],
    read: ['AUTONOMOUS_DATABASE_CONTENT_READ'],
    use: ['AUTONOMOUS_DATABASE_CONTENT_WRITE', 'AUTONOMOUS_DATABASE_UPDATE'],
    manage: ['AUTONOMOUS_DATABASE_CREATE', 'AUTONOMOUS_DATABASE_DELETE'],
    calls: {
      list: 'AUTONOMOUS_DATABASE_INSPECT',
      get: 'AUTONOMOUS_DATABASE_INSPECT',
      create: 'AUTONOMOUS_DATABASE_CREATE',
      update: 'AUTONOMOUS_DATABASE_UPDATE',
      delete: 'AUTONOMOUS_DATABASE_DELETE',
      move: 'AUTONOMOUS_DATABASE_UPDATE',
    },
  },
};
