export { callPermissions } from './call-permissions';
export { isResourceType, permissionNames, permissionsOf, resourceTypesWith } from './permission-lookups';
export type { CallPermissions } from './resource-type-permissions';
