import type { FunctionsManagementClient } from 'oci-functions';
import type { TestCloud } from './start-test-cloud';

/** What a suite says of a function. */
export interface FunctionToDeploy {
  image: string;
  name: string;
  config?: Record<string, string>;
}

/** An application with one function in it. */
export interface DeployedFunction {
  functionId: string;
  applicationId: string;
}

/** Makes an application and a function by the vendor's client. */
export async function deployFunction(
  management: FunctionsManagementClient,
  { tenancyId }: TestCloud,
  { image, name, config = {} }: FunctionToDeploy,
): Promise<DeployedFunction> {
  const { application } = await management.createApplication({
    createApplicationDetails: {
      compartmentId: tenancyId,
      displayName: `${name}-application`,
      subnetIds: ['ocid1.subnet.oc1.iad.conformance'],
    },
  });
  const { function: fn } = await management.createFunction({
    createFunctionDetails: {
      applicationId: application.id,
      displayName: name,
      image,
      memoryInMBs: 128,
      config,
    },
  });
  return { functionId: fn.id, applicationId: application.id };
}
