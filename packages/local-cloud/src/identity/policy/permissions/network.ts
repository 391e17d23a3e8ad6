import type { PermissionTable } from './resource-type-permissions';

/** https://docs.oracle.com/en-us/iaas/Content/Identity/policyreference/corepolicyreference.htm */
export const networkPermissions: PermissionTable = {
  vcns: {
    inspect: ['VCN_READ'],
    manage: ['VCN_ATTACH', 'VCN_DETACH', 'VCN_UPDATE', 'VCN_CREATE', 'VCN_DELETE', 'VCN_MOVE'],
    calls: {
      list: 'VCN_READ',
      get: 'VCN_READ',
      create: 'VCN_CREATE',
      update: 'VCN_UPDATE',
      delete: 'VCN_DELETE',
      move: 'VCN_MOVE',
    },
  },
  subnets: {
    inspect: ['SUBNET_READ'],
    use: ['SUBNET_ATTACH', 'SUBNET_DETACH'],
    manage: ['SUBNET_UPDATE', 'SUBNET_CREATE', 'SUBNET_DELETE', 'SUBNET_MOVE'],
    calls: {
      list: 'SUBNET_READ',
      get: 'SUBNET_READ',
      create: 'SUBNET_CREATE',
      update: 'SUBNET_UPDATE',
      delete: 'SUBNET_DELETE',
      move: 'SUBNET_MOVE',
    },
  },
  'route-tables': {
    inspect: ['ROUTE_TABLE_READ'],
    manage: [
      'ROUTE_TABLE_ATTACH',
      'ROUTE_TABLE_DETACH',
      'ROUTE_TABLE_UPDATE',
      'ROUTE_TABLE_CREATE',
      'ROUTE_TABLE_DELETE',
      'ROUTE_TABLE_MOVE',
    ],
    calls: {
      list: 'ROUTE_TABLE_READ',
      get: 'ROUTE_TABLE_READ',
      create: 'ROUTE_TABLE_CREATE',
      update: 'ROUTE_TABLE_UPDATE',
      delete: 'ROUTE_TABLE_DELETE',
      move: 'ROUTE_TABLE_MOVE',
    },
  },
  'security-lists': {
    inspect: ['SECURITY_LIST_READ'],
    manage: [
      'SECURITY_LIST_ATTACH',
      'SECURITY_LIST_DETACH',
      'SECURITY_LIST_UPDATE',
      'SECURITY_LIST_CREATE',
      'SECURITY_LIST_DELETE',
      'SECURITY_LIST_MOVE',
    ],
    calls: {
      list: 'SECURITY_LIST_READ',
      get: 'SECURITY_LIST_READ',
      create: 'SECURITY_LIST_CREATE',
      update: 'SECURITY_LIST_UPDATE',
      delete: 'SECURITY_LIST_DELETE',
      move: 'SECURITY_LIST_MOVE',
    },
  },
  'nat-gateways': {
    inspect: ['NAT_GATEWAY_READ'],
    use: ['NAT_GATEWAY_ATTACH', 'NAT_GATEWAY_DETACH'],
    manage: ['NAT_GATEWAY_UPDATE', 'NAT_GATEWAY_CREATE', 'NAT_GATEWAY_DELETE', 'NAT_GATEWAY_MOVE'],
    calls: {
      list: 'NAT_GATEWAY_READ',
      get: 'NAT_GATEWAY_READ',
      create: 'NAT_GATEWAY_CREATE',
      update: 'NAT_GATEWAY_UPDATE',
      delete: 'NAT_GATEWAY_DELETE',
      move: 'NAT_GATEWAY_MOVE',
    },
  },
  'service-gateways': {
    inspect: ['SERVICE_GATEWAY_READ'],
    use: ['SERVICE_GATEWAY_ATTACH', 'SERVICE_GATEWAY_DETACH'],
    manage: [
      'SERVICE_GATEWAY_UPDATE',
      'SERVICE_GATEWAY_CREATE',
      'SERVICE_GATEWAY_DELETE',
      'SERVICE_GATEWAY_MOVE',
    ],
    calls: {
      list: 'SERVICE_GATEWAY_READ',
      get: 'SERVICE_GATEWAY_READ',
      create: 'SERVICE_GATEWAY_CREATE',
      update: 'SERVICE_GATEWAY_UPDATE',
      delete: 'SERVICE_GATEWAY_DELETE',
      move: 'SERVICE_GATEWAY_MOVE',
    },
  },
  'network-security-groups': {
    inspect: ['NETWORK_SECURITY_GROUP_INSPECT'],
    read: ['NETWORK_SECURITY_GROUP_READ'],
    use: [
      'NETWORK_SECURITY_GROUP_LIST_SECURITY_RULES',
      'NETWORK_SECURITY_GROUP_LIST_MEMBERS',
      'NETWORK_SECURITY_GROUP_UPDATE_MEMBERS',
    ],
    manage: [
      'NETWORK_SECURITY_GROUP_UPDATE',
      'NETWORK_SECURITY_GROUP_CREATE',
      'NETWORK_SECURITY_GROUP_DELETE',
      'NETWORK_SECURITY_GROUP_MOVE',
      'NETWORK_SECURITY_GROUP_UPDATE_SECURITY_RULES',
    ],
    calls: {
      list: 'NETWORK_SECURITY_GROUP_READ',
      get: 'NETWORK_SECURITY_GROUP_READ',
      create: 'NETWORK_SECURITY_GROUP_CREATE',
      update: 'NETWORK_SECURITY_GROUP_UPDATE',
      delete: 'NETWORK_SECURITY_GROUP_DELETE',
      move: 'NETWORK_SECURITY_GROUP_MOVE',
    },
  },
  vnics: {
    inspect: ['VNIC_READ'],
    use: [
      'VNIC_ATTACH',
      'VNIC_DETACH',
      'VNIC_CREATE',
      'VNIC_DELETE',
      'VNIC_UPDATE',
      'VNIC_ASSIGN',
      'VNIC_UNASSIGN',
    ],
  },
  'vnic-attachments': {
    inspect: ['VNIC_ATTACHMENT_READ'],
  },
};
