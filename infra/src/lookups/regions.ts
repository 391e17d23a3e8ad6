import { getRegionSubscriptionsOutput } from '@pulumi/oci/identity/getRegionSubscriptions';
import type { Output } from '@pulumi/pulumi';
import { LookupEmptyError } from '../errors';

/** What the program must know of the tenancy's regions. */
export interface Regions {
  /** Region identifier of the home region: identity resources are written there only. */
  home: string;
  /** Short key of the stack's region in lower case, like `fra`. */
  key: string;
}

/** Finds the home region and the key of the stack's region. */
export const lookUpRegions = ({
  tenancyId,
  region,
}: {
  tenancyId: string;
  region: string;
}): Output<Regions> =>
  getRegionSubscriptionsOutput({ tenancyId }).apply(({ regionSubscriptions }) => {
    const home = regionSubscriptions.find(({ isHomeRegion }) => isHomeRegion);
    const here = regionSubscriptions.find(({ regionName }) => regionName === region);
    if (home === undefined || here === undefined) {
      const known = regionSubscriptions.map(({ regionName }) => regionName).join(', ');
      throw new LookupEmptyError(
        `the tenancy is not subscribed to the region ${region}, only to ${known}; set oci:region`,
      );
    }
    return { home: home.regionName, key: here.regionKey.toLowerCase() };
  });
