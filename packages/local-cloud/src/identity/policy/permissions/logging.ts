import type { PermissionTable } from './resource-type-permissions';

/** https://docs.oracle.com/en-us/iaas/Content/Identity/policyreference/loggingpolicyreference.htm */
export const loggingPermissions: PermissionTable = {
  'log-groups': {
    inspect: ['LOG_GROUP_INSPECT'],
    read: ['LOG_GROUP_READ'],
    use: ['LOG_GROUP_UPDATE'],
    manage: ['LOG_GROUP_CREATE', 'LOG_GROUP_DELETE'],
    calls: {
      list: 'LOG_GROUP_INSPECT',
      get: 'LOG_GROUP_READ',
      create: 'LOG_GROUP_CREATE',
      update: 'LOG_GROUP_UPDATE',
      delete: 'LOG_GROUP_DELETE',
      move: 'LOG_GROUP_UPDATE',
    },
  },
  'log-content': {
    read: ['LOG_CONTENT_READ'],
    use: ['LOG_CONTENT_PUSH', 'UNIFIED_AGENT_CONFIG_GENERATE'],
  },
  'unified-configuration': {
    inspect: ['UNIFIED_AGENT_CONFIG_INSPECT'],
    read: ['UNIFIED_AGENT_CONFIG_READ'],
    use: ['UNIFIED_AGENT_CONFIG_UPDATE'],
    manage: ['UNIFIED_AGENT_CONFIG_CREATE', 'UNIFIED_AGENT_CONFIG_DELETE'],
  },
};
