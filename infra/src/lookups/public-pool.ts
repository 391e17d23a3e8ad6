import { getStreamPoolOutput } from '@pulumi/oci/streaming/getStreamPool';
import type { Output, Resource } from '@pulumi/pulumi';
import { LookupEmptyError } from '../errors';

/**
 * Finds an existing stream pool. A private one lives in a network of its own, which the function would not reach.
 *
 * @param parent the component that asks
 */
export const lookUpPublicPool = (
  streamPoolId: string,
  parent: Resource,
): Output<{ id: string; compartmentId: string }> =>
  getStreamPoolOutput({ streamPoolId }, { parent }).apply(({ isPrivate, compartmentId, name }) => {
    if (isPrivate) {
      throw new LookupEmptyError(
        `streamPoolId names ${name}, whose endpoint is private: the function could not reach it. Name a pool with a public endpoint, or unset streamPoolId.`,
      );
    }
    return { id: streamPoolId, compartmentId };
  });
