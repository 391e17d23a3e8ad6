import { computePermissions } from './compute';
import { connectorHubPermissions } from './connector-hub';
import { databasePermissions } from './database';
import { functionsPermissions } from './functions';
import { identityPermissions } from './identity';
import { loggingPermissions } from './logging';
import { monitoringPermissions } from './monitoring';
import { networkPermissions } from './network';
import { notificationsPermissions } from './notifications';
import { objectStoragePermissions } from './object-storage';
import { registryPermissions } from './registry';
import type { PermissionTable } from './resource-type-permissions';
import { streamingPermissions } from './streaming';
import { vaultPermissions } from './vault';

/** All resource-types of the policy language that the local cloud serves. */
export const permissionTable: PermissionTable = {
  ...identityPermissions,
  ...networkPermissions,
  ...computePermissions,
  ...streamingPermissions,
  ...vaultPermissions,
  ...functionsPermissions,
  ...connectorHubPermissions,
  ...objectStoragePermissions,
  ...registryPermissions,
  ...databasePermissions,
  ...loggingPermissions,
  ...monitoringPermissions,
  ...notificationsPermissions,
};
