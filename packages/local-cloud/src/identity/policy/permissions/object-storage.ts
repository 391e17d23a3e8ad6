import type { PermissionTable } from './resource-type-permissions';

/** https://docs.oracle.com/en-us/iaas/Content/Identity/policyreference/objectstoragepolicyreference.htm */
export const objectStoragePermissions: PermissionTable = {
  'objectstorage-namespaces': {
    read: ['OBJECTSTORAGE_NAMESPACE_READ'],
    manage: ['OBJECTSTORAGE_NAMESPACE_UPDATE'],
  },
  buckets: {
    inspect: ['BUCKET_INSPECT'],
    read: ['BUCKET_READ'],
    use: ['BUCKET_UPDATE'],
    manage: ['BUCKET_CREATE', 'BUCKET_DELETE', 'PAR_MANAGE', 'RETENTION_RULE_MANAGE', 'RETENTION_RULE_LOCK'],
    calls: {
      list: 'BUCKET_INSPECT',
      get: 'BUCKET_READ',
      create: 'BUCKET_CREATE',
      update: 'BUCKET_UPDATE',
      delete: 'BUCKET_DELETE',
      move: 'BUCKET_UPDATE',
    },
  },
  objects: {
    inspect: ['OBJECT_INSPECT'],
    read: ['OBJECT_READ'],
    use: ['OBJECT_OVERWRITE'],
    manage: [
      'OBJECT_CREATE',
      'OBJECT_DELETE',
      'OBJECT_RESTORE',
      'OBJECT_UPDATE_TIER',
      'OBJECT_VERSION_DELETE',
    ],
  },
};
