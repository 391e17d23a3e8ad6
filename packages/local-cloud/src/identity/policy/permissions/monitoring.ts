import type { PermissionTable } from './resource-type-permissions';

/** https://docs.oracle.com/en-us/iaas/Content/Identity/policyreference/monitoringpolicyreference.htm */
export const monitoringPermissions: PermissionTable = {
  alarms: {
    inspect: ['ALARM_INSPECT'],
    read: ['ALARM_READ'],
    use: ['ALARM_UPDATE'],
    manage: ['ALARM_CREATE', 'ALARM_DELETE', 'ALARM_MOVE'],
    calls: {
      list: 'ALARM_INSPECT',
      get: 'ALARM_READ',
      create: 'ALARM_CREATE',
      update: 'ALARM_UPDATE',
      delete: 'ALARM_DELETE',
      move: 'ALARM_MOVE',
    },
  },
  metrics: {
    inspect: ['METRIC_INSPECT'],
    read: ['METRIC_READ'],
    use: ['METRIC_WRITE'],
  },
};
