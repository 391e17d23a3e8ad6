import type { FunctionDescription } from './types';

/**
 * Names what a container is made of: two functions with the same revision can use the same containers. A new time-out
 * makes no new revision, as it is said with every call.
 */
export function toRevision(fn: FunctionDescription): string {
  const { id, displayName, applicationId, applicationName, image, imageDigest, memoryInMBs } = fn;
  const config = Object.entries(fn.config).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    ...[id, displayName, applicationId, applicationName, image, imageDigest, memoryInMBs],
    config,
  ]);
}
