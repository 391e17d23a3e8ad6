import type { PermissionTable } from './resource-type-permissions';

/** https://docs.oracle.com/en-us/iaas/Content/Identity/policyreference/serviceconnectorhubpolicyreference.htm */
export const connectorHubPermissions: PermissionTable = {
  serviceconnectors: {
    inspect: ['SERVICE_CONNECTOR_INSPECT'],
    read: ['SERVICE_CONNECTOR_READ'],
    use: ['SERVICE_CONNECTOR_UPDATE'],
    manage: ['SERVICE_CONNECTOR_CREATE', 'SERVICE_CONNECTOR_DELETE', 'SERVICE_CONNECTOR_MOVE'],
    calls: {
      list: 'SERVICE_CONNECTOR_INSPECT',
      get: 'SERVICE_CONNECTOR_READ',
      create: 'SERVICE_CONNECTOR_CREATE',
      update: 'SERVICE_CONNECTOR_UPDATE',
      delete: 'SERVICE_CONNECTOR_DELETE',
      move: 'SERVICE_CONNECTOR_MOVE',
    },
  },
};
