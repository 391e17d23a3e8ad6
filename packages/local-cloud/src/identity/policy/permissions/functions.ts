import type { PermissionTable } from './resource-type-permissions';

/** https://docs.oracle.com/en-us/iaas/Content/Identity/policyreference/functionspolicyreference.htm */
export const functionsPermissions: PermissionTable = {
  'fn-app': {
    inspect: ['FN_APP_LIST'],
    read: ['FN_APP_READ'],
    manage: ['FN_APP_CREATE', 'FN_APP_DELETE', 'FN_APP_UPDATE'],
    calls: {
      list: 'FN_APP_LIST',
      get: 'FN_APP_READ',
      create: 'FN_APP_CREATE',
      update: 'FN_APP_UPDATE',
      delete: 'FN_APP_DELETE',
      move: 'FN_APP_UPDATE',
    },
  },
  'fn-function': {
    inspect: ['FN_FUNCTION_LIST'],
    read: ['FN_FUNCTION_READ'],
    manage: ['FN_FUNCTION_CREATE', 'FN_FUNCTION_DELETE', 'FN_FUNCTION_UPDATE'],
    calls: {
      list: 'FN_FUNCTION_LIST',
      get: 'FN_FUNCTION_READ',
      create: 'FN_FUNCTION_CREATE',
      update: 'FN_FUNCTION_UPDATE',
      delete: 'FN_FUNCTION_DELETE',
      move: 'FN_FUNCTION_UPDATE',
    },
  },
  'fn-invocation': { use: ['FN_INVOCATION'] },
};
