import type { PermissionTable } from './resource-type-permissions';

/** https://docs.oracle.com/en-us/iaas/Content/Identity/policyreference/notificationpolicyreference.htm */
export const notificationsPermissions: PermissionTable = {
  'ons-topics': {
    inspect: ['ONS_TOPIC_INSPECT'],
    read: ['ONS_TOPIC_READ'],
    use: ['ONS_TOPIC_PUBLISH', 'ONS_TOPIC_SUBSCRIBE'],
    manage: ['ONS_TOPIC_CREATE', 'ONS_TOPIC_MOVE', 'ONS_TOPIC_UPDATE', 'ONS_TOPIC_DELETE'],
    calls: {
      list: 'ONS_TOPIC_INSPECT',
      get: 'ONS_TOPIC_READ',
      create: 'ONS_TOPIC_CREATE',
      update: 'ONS_TOPIC_UPDATE',
      delete: 'ONS_TOPIC_DELETE',
      move: 'ONS_TOPIC_MOVE',
    },
  },
  'ons-subscriptions': {
    inspect: ['ONS_SUBSCRIPTION_INSPECT'],
    manage: ['ONS_SUBSCRIPTION_MOVE', 'ONS_TOPIC_SUBSCRIBE'],
    calls: {
      list: 'ONS_SUBSCRIPTION_INSPECT',
      get: 'ONS_TOPIC_SUBSCRIBE',
      create: 'ONS_TOPIC_SUBSCRIBE',
      update: 'ONS_TOPIC_SUBSCRIBE',
      delete: 'ONS_TOPIC_SUBSCRIBE',
      move: 'ONS_SUBSCRIPTION_MOVE',
    },
  },
};
