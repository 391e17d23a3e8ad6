import { createHash } from 'node:crypto';

const length = 12;

/**
 * The name that Object Storage and the container registry know a tenancy by: twelve letters and digits that OCI draws once
 * and for all. Here they are made of the tenancy's id, so that they are the same at every start.
 */
export function tenancyNamespace(tenancyId: string): string {
  const digest = createHash('sha256').update(tenancyId).digest('hex');
  return `ax${digest.slice(0, length - 2)}`;
}
