import { permissionTable } from './permission-table';
import type { CallPermissions } from './resource-type-permissions';

/** What the control plane's calls on a resource-type ask for. */
export function callPermissions(policyType: string): CallPermissions {
  const calls = permissionTable[policyType]?.calls;
  if (calls === undefined) throw new Error(`the permission table has no calls of ${policyType}`);
  return calls;
}
