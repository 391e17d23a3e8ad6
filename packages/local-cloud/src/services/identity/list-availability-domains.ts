import { createHash } from 'node:crypto';
import type { Operation } from '../../server/operation';
import { requireCompartment } from '../../engine/require-resource';
import type { EngineContext } from '../../engine/engine-context';

/** Availability domains of the region that the local cloud says it is, by their OCI names. */
const names = ['LOCL:US-ASHBURN-AD-1', 'LOCL:US-ASHBURN-AD-2', 'LOCL:US-ASHBURN-AD-3'];

/** The same at every start: clients keep ids. */
const toId = (name: string): string =>
  `ocid1.availabilitydomain.oc1..${createHash('sha256').update(name).digest('hex')}`;

const domains = names.map((name) => ({ name, id: toId(name) }));

/** Makes the operation that lists availability domains. */
export function listAvailabilityDomains(context: EngineContext): Operation {
  return {
    name: 'ListAvailabilityDomains',
    method: 'GET',
    path: '/20160918/availabilityDomains',
    handle: ({ query }) => {
      const compartmentId = query.get('compartmentId');
      requireCompartment(context, compartmentId);
      return { status: 200, body: domains.map((domain) => ({ ...domain, compartmentId })) };
    },
  };
}
