import { getNamespaceOutput } from '@pulumi/oci/objectstorage/getNamespace';
import type { Output } from '@pulumi/pulumi';

/** Finds the tenancy's namespace: the first part of the names of buckets and images. */
export const lookUpNamespace = (tenancyId: string): Output<string> =>
  getNamespaceOutput({ compartmentId: tenancyId }).namespace;
