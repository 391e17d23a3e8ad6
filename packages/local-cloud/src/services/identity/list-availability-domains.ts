import type { Operation } from '../../server/operation';
import { requireCompartment } from '../../engine/require-resource';
import type { EngineContext } from '../../engine/engine-context';
import { availabilityDomains } from './availability-domains';

/** Makes the operation that lists availability domains. */
export function listAvailabilityDomains(context: EngineContext): Operation {
  return {
    name: 'ListAvailabilityDomains',
    method: 'GET',
    path: '/20160918/availabilityDomains',
    handle: ({ query }) => {
      const compartmentId = query.get('compartmentId');
      requireCompartment(context, compartmentId);
      const tenancyId = context.access.tenancyOf(compartmentId);
      return {
        status: 200,
        body: availabilityDomains.map((domain) => ({ ...domain, compartmentId: tenancyId })),
      };
    },
  };
}
