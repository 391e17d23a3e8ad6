import type { PermissionTable } from './resource-type-permissions';

/** https://docs.oracle.com/en-us/iaas/Content/Identity/policyreference/streamingpolicyreference.htm */
export const streamingPermissions: PermissionTable = {
  streams: {
    inspect: ['STREAM_INSPECT'],
    read: ['STREAM_READ'],
    use: ['STREAM_UPDATE', 'STREAM_MOVE', 'STREAM_PRODUCE', 'STREAM_CONSUME'],
    manage: ['STREAM_CREATE', 'STREAM_DELETE'],
    calls: {
      list: 'STREAM_INSPECT',
      get: 'STREAM_READ',
      create: 'STREAM_CREATE',
      update: 'STREAM_UPDATE',
      delete: 'STREAM_DELETE',
      move: 'STREAM_MOVE',
    },
  },
  'stream-pull': { use: ['STREAM_CONSUME'] },
  'stream-push': { use: ['STREAM_PRODUCE'] },
  'stream-pools': {
    inspect: ['STREAM_POOL_INSPECT'],
    read: ['STREAM_POOL_READ'],
    use: ['STREAM_POOL_UPDATE', 'STREAM_POOL_MOVE'],
    manage: ['STREAM_POOL_CREATE', 'STREAM_POOL_DELETE'],
    calls: {
      list: 'STREAM_POOL_INSPECT',
      get: 'STREAM_POOL_READ',
      create: 'STREAM_POOL_CREATE',
      update: 'STREAM_POOL_UPDATE',
      delete: 'STREAM_POOL_DELETE',
      move: 'STREAM_POOL_MOVE',
    },
  },
};
