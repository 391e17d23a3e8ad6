import { requireCompartment } from '../../engine/require-resource';
import type { OciRequest, Operation } from '../../server/operation';
import { tenancyNamespace } from '../../tenancy-namespace';
import { requireBucket, type ObjectStorageContext } from './object-storage-context';

/** The tenancy that is asked about: that of the compartment, or else the caller's. */
function tenancyOf({ engine }: ObjectStorageContext, { query, principal }: OciRequest): string {
  const compartmentId = query.get('compartmentId');
  if (compartmentId === null || compartmentId === '')
    return principal.kind === 'anonymous' ? '' : principal.tenancyId;
  requireCompartment(engine.context, compartmentId);
  return engine.tenancyOf(compartmentId);
}

/** Makes the operations around buckets: the namespace that they are in, and the rules that they have not. */
export function namespaceOperations(context: ObjectStorageContext): Operation[] {
  return [
    {
      name: 'GetNamespace',
      method: 'GET',
      path: '/n',
      authorization: 'any-principal',
      // The body is a JSON text, not an object.
      handle: (request) => ({ status: 200, body: tenancyNamespace(tenancyOf(context, request)) }),
    },
    {
      name: 'ListRetentionRules',
      method: 'GET',
      path: '/n/:namespaceName/b/:bucketName/retentionRules',
      handle: (request) => {
        requireBucket(context, request);
        return { status: 200, body: { items: [] } };
      },
    },
  ];
}
