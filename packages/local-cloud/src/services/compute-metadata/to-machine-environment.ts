/**
 * The environment that tells a process that it runs on an instance: where the metadata service is, which on OCI has an
 * address that is the same everywhere, and where tokens come from. The names are those of the vendor's SDKs.
 *
 * @param cloudUrl the URL of the local cloud
 */
export const toMachineEnvironment = (cloudUrl: string, instanceId: string): Record<string, string> => ({
  OCI_METADATA_BASE_URL: `${cloudUrl}/instances/${instanceId}/opc/v2`,
  OCI_SDK_AUTH_CLIENT_REGION_URL: cloudUrl,
});
