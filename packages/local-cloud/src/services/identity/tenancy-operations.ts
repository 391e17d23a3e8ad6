import { notAuthorizedOrNotFound } from '../../errors';
import { notFoundMessage } from '../../engine/require-resource';
import { localRegion } from '../../region';
import type { OciRequest, Operation } from '../../server/operation';
import { tenancyNamespace } from '../../tenancy-namespace';

/** The tenancy that a path names: nobody sees another than his own. @throws OciError `NotAuthorizedOrNotFound` */
function requireOwnTenancy({ params, principal }: OciRequest): string {
  const tenancyId = params.tenancyId ?? '';
  if (principal.kind === 'anonymous' || principal.tenancyId !== tenancyId)
    throw notAuthorizedOrNotFound(`${notFoundMessage} There is no tenancy ${tenancyId}.`);
  return tenancyId;
}

const regionKey = localRegion.key.toUpperCase();

/** The operations that tell of a tenancy: each has one region, which is its home region. */
export const tenancyOperations: readonly Operation[] = [
  {
    name: 'GetTenancy',
    method: 'GET',
    path: '/20160918/tenancies/:tenancyId',
    handle: (request) => {
      const id = requireOwnTenancy(request);
      const name = tenancyNamespace(id);
      const body = {
        id,
        name,
        description: name,
        homeRegionKey: regionKey,
        freeformTags: {},
        definedTags: {},
      };
      return { status: 200, body };
    },
  },
  {
    name: 'ListRegionSubscriptions',
    method: 'GET',
    path: '/20160918/tenancies/:tenancyId/regionSubscriptions',
    handle: (request) => {
      requireOwnTenancy(request);
      const home = { regionKey, regionName: localRegion.id, status: 'READY', isHomeRegion: true };
      return { status: 200, body: [home] };
    },
  },
];
