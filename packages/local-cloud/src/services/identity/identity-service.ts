import type { ControlPlaneService } from '../../engine/control-plane-service';
import { checkStatement } from '../../identity/check-statement';
import { parseMatchingRule } from '../../identity/policy/parse-matching-rule';
import { compartmentResource } from './compartment.resource';
import { dynamicGroupResource } from './dynamic-group.resource';
import { identityApi } from './identity-api';
import { listAvailabilityDomains } from './list-availability-domains';
import { listFaultDomains } from './list-fault-domains';
import { policyResource } from './policy.resource';
import { tenancyOperations } from './tenancy-operations';

/** Identity: compartments, and who may do what in them. */
export const identityService: ControlPlaneService = {
  types: [
    compartmentResource,
    dynamicGroupResource({ parseMatchingRule }),
    policyResource({ checkStatement }),
  ],
  operations: ({ context }) => [
    listAvailabilityDomains(context),
    listFaultDomains(context),
    ...tenancyOperations,
  ],
  api: identityApi,
};
