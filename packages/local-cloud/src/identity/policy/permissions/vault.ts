import type { PermissionTable } from './resource-type-permissions';

/** https://docs.oracle.com/en-us/iaas/Content/Identity/policyreference/keypolicyreference.htm */
export const vaultPermissions: PermissionTable = {
  vaults: {
    inspect: ['VAULT_INSPECT'],
    read: ['VAULT_READ'],
    use: ['VAULT_CREATE_KEY', 'VAULT_IMPORT_KEY', 'VAULT_CREATE_SECRET'],
    manage: ['VAULT_CREATE', 'VAULT_UPDATE', 'VAULT_DELETE', 'VAULT_MOVE'],
    calls: {
      list: 'VAULT_INSPECT',
      get: 'VAULT_READ',
      create: 'VAULT_CREATE',
      update: 'VAULT_UPDATE',
      delete: 'VAULT_DELETE',
      move: 'VAULT_MOVE',
    },
  },
  keys: {
    inspect: ['KEY_INSPECT'],
    read: ['KEY_READ'],
    use: ['KEY_ENCRYPT', 'KEY_DECRYPT', 'KEY_EXPORT', 'KEY_SIGN', 'KEY_VERIFY'],
    manage: ['KEY_CREATE', 'KEY_UPDATE', 'KEY_ROTATE', 'KEY_DELETE', 'KEY_MOVE', 'KEY_IMPORT'],
    calls: {
      list: 'KEY_INSPECT',
      get: 'KEY_READ',
      create: 'KEY_CREATE',
      update: 'KEY_UPDATE',
      delete: 'KEY_DELETE',
      move: 'KEY_MOVE',
    },
  },
  'key-delegate': { use: ['KEY_ASSOCIATE', 'KEY_DISASSOCIATE'] },
  secrets: {
    inspect: ['SECRET_INSPECT'],
    read: ['SECRET_READ'],
    use: ['SECRET_UPDATE'],
    manage: ['SECRET_CREATE', 'SECRET_DELETE', 'SECRET_MOVE'],
    calls: {
      list: 'SECRET_INSPECT',
      get: 'SECRET_READ',
      create: 'SECRET_CREATE',
      update: 'SECRET_UPDATE',
      delete: 'SECRET_DELETE',
      move: 'SECRET_MOVE',
    },
  },
  'secret-versions': {
    inspect: ['SECRET_VERSION_INSPECT'],
    read: ['SECRET_VERSION_READ'],
    manage: ['SECRET_VERSION_DELETE'],
  },
  'secret-bundles': { inspect: ['SECRET_BUNDLE_INSPECT'], read: ['SECRET_BUNDLE_READ'] },
};
