import { notAuthorizedOrNotFound } from '../../errors';
import type { EngineContext } from '../../engine/engine-context';
import { requireCompartment } from '../../engine/require-resource';
import type { Operation } from '../../server/operation';
import { availabilityDomains, faultDomainsOf } from './availability-domains';

/** Makes the operation that lists the fault domains of an availability domain. */
export function listFaultDomains(context: EngineContext): Operation {
  return {
    name: 'ListFaultDomains',
    method: 'GET',
    path: '/20160918/faultDomains',
    handle: ({ query }) => {
      const [compartmentId, availabilityDomain] = [
        query.get('compartmentId'),
        query.get('availabilityDomain') ?? '',
      ];
      requireCompartment(context, compartmentId);
      if (availabilityDomains.every(({ name }) => name !== availabilityDomain))
        throw notAuthorizedOrNotFound(`There is no availability domain "${availabilityDomain}".`);
      const body = faultDomainsOf(availabilityDomain).map((domain) => ({
        ...domain,
        compartmentId: context.access.tenancyOf(compartmentId),
        availabilityDomain,
      }));
      return { status: 200, body };
    },
  };
}
