/** Who signs a request. Policies (a later step) decide by what is said here. */
export type Principal =
  | { kind: 'user'; tenancyId: string; userId: string }
  | { kind: 'instance'; tenancyId: string; compartmentId: string; instanceId: string }
  | { kind: 'resource'; tenancyId: string; compartmentId: string; resourceType: string; resourceId: string }
  | { kind: 'service'; tenancyId: string; service: string; compartmentId: string; resourceId: string }
  | { kind: 'anonymous' };
