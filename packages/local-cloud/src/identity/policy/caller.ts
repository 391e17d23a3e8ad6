import type { Principal } from '../principal';

/** A principal as policies see it. */
export interface Caller {
  /** `request.principal.type`: `user`, or the type of the resource that calls. */
  type: string;
  id: string;
  tenancyId: string;
  /** Where the resource that calls lives; users live in no compartment. */
  compartmentId?: string;
  /** What matching rules of dynamic groups can ask of it. Users are in no dynamic group. */
  matching: Readonly<Record<string, string>>;
}

const resourceCaller = (type: string, tenancyId: string, compartmentId: string, id: string): Caller => ({
  type,
  id,
  tenancyId,
  compartmentId,
  matching: { 'resource.type': type, 'resource.id': id, 'resource.compartment.id': compartmentId },
});

/** Sees a principal as policies do; `undefined` for the anonymous one. */
export function toCaller(principal: Principal): Caller | undefined {
  switch (principal.kind) {
    case 'user':
      return { type: 'user', id: principal.userId, tenancyId: principal.tenancyId, matching: {} };
    case 'instance': {
      const { tenancyId, compartmentId, instanceId } = principal;
      const matching = { 'instance.id': instanceId, 'instance.compartment.id': compartmentId };
      return { type: 'instance', id: instanceId, tenancyId, compartmentId, matching };
    }
    case 'resource': {
      const { tenancyId, compartmentId, resourceType, resourceId } = principal;
      return resourceCaller(resourceType, tenancyId, compartmentId, resourceId);
    }
    case 'service': {
      const { tenancyId, compartmentId, service, resourceId } = principal;
      return resourceCaller(service, tenancyId, compartmentId, resourceId);
    }
    case 'anonymous':
      return undefined;
  }
}
