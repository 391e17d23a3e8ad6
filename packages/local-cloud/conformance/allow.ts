import { randomUUID } from 'node:crypto';
import { IdentityClient } from 'oci-identity';
import type { TestCloud } from './start-test-cloud';

/** What connectors need to move from streams to functions. */
export const connectorStatements = [
  "Allow any-user to {STREAM_READ, STREAM_CONSUME} in tenancy where request.principal.type = 'serviceconnector'",
  "Allow any-user to use fn-function in tenancy where request.principal.type = 'serviceconnector'",
  "Allow any-user to use fn-invocation in tenancy where request.principal.type = 'serviceconnector'",
];

/**
 * Creates a policy of these statements in the tenancy, by the vendor's client.
 *
 * @returns what deletes it
 */
export async function allow(
  { url, tenancyId, authenticationDetailsProvider }: TestCloud,
  ...statements: string[]
): Promise<() => Promise<void>> {
  const identity = new IdentityClient({ authenticationDetailsProvider });
  identity.endpoint = url;
  const createPolicyDetails = {
    compartmentId: tenancyId,
    name: `policy-${randomUUID()}`,
    description: 'a test',
    statements,
  };
  const { policy } = await identity.createPolicy({ createPolicyDetails });
  identity.close();
  return async () => {
    await identity.deletePolicy({ policyId: policy.id });
  };
}
