import type { PermissionTable } from './resource-type-permissions';

/** https://docs.oracle.com/en-us/iaas/Content/Identity/policyreference/iampolicyreference.htm */
export const identityPermissions: PermissionTable = {
  compartments: {
    inspect: ['COMPARTMENT_INSPECT'],
    read: ['COMPARTMENT_READ'],
    use: ['COMPARTMENT_UPDATE'],
    manage: ['COMPARTMENT_CREATE', 'COMPARTMENT_DELETE', 'COMPARTMENT_RECOVER'],
    calls: {
      list: 'COMPARTMENT_INSPECT',
      get: 'COMPARTMENT_INSPECT',
      create: 'COMPARTMENT_CREATE',
      update: 'COMPARTMENT_UPDATE',
      delete: 'COMPARTMENT_DELETE',
      move: 'COMPARTMENT_UPDATE',
    },
  },
  'dynamic-groups': {
    inspect: ['DYNAMIC_GROUP_INSPECT'],
    use: ['DYNAMIC_GROUP_UPDATE'],
    manage: ['DYNAMIC_GROUP_CREATE', 'DYNAMIC_GROUP_DELETE'],
    calls: {
      list: 'DYNAMIC_GROUP_INSPECT',
      get: 'DYNAMIC_GROUP_INSPECT',
      create: 'DYNAMIC_GROUP_CREATE',
      update: 'DYNAMIC_GROUP_UPDATE',
      delete: 'DYNAMIC_GROUP_DELETE',
      move: 'DYNAMIC_GROUP_UPDATE',
    },
  },
  policies: {
    inspect: ['POLICY_READ'],
    manage: ['POLICY_CREATE', 'POLICY_DELETE', 'POLICY_UPDATE'],
    calls: {
      list: 'POLICY_READ',
      get: 'POLICY_READ',
      create: 'POLICY_CREATE',
      update: 'POLICY_UPDATE',
      delete: 'POLICY_DELETE',
      move: 'POLICY_UPDATE',
    },
  },
  tenancies: { inspect: ['TENANCY_INSPECT'], use: ['TENANCY_UPDATE'] },
};
