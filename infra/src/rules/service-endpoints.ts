import type { MachinePlan } from '../machine/machine-plan';

/** Where the machine finds OCI's services: of its region, or all at one base URL. */
export function toServiceEndpoints(
  region: string,
  serviceEndpoint: string | undefined,
): MachinePlan['endpoints'] {
  const at = (regional: string): string => serviceEndpoint ?? regional;
  return {
    federation: at(`https://auth.${region}.oraclecloud.com`),
    objectStorage: at(`https://objectstorage.${region}.oraclecloud.com`),
    secrets: at(`https://secrets.vaults.${region}.oci.oraclecloud.com`),
    logIngestion: at(`https://ingestion.logging.${region}.oci.oraclecloud.com`),
  };
}
