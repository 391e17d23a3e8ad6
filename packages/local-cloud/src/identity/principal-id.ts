import type { Principal } from './principal';

/** The OCID of who calls, as `createdBy` shows it. */
export function principalId(principal: Principal): string {
  switch (principal.kind) {
    case 'user':
      return principal.userId;
    case 'instance':
      return principal.instanceId;
    case 'resource':
    case 'service':
      return principal.resourceId;
    case 'anonymous':
      return 'anonymous';
  }
}
