import { getServicesOutput } from '@pulumi/oci/core/getServices';
import type { Output } from '@pulumi/pulumi';
import { LookupEmptyError } from '../errors';

/** All of Oracle's services in a region, as gateways, routes and rules name them. */
export interface OracleServices {
  id: string;
  /** A label like `all-fra-services-in-oracle-services-network`, which stands where addresses could. */
  cidrBlock: string;
}

/** Finds "All … Services In Oracle Services Network". */
export const lookUpOracleServices = (): Output<OracleServices> =>
  getServicesOutput().apply(({ services }) => {
    const all = services.find(({ cidrBlock }) => cidrBlock.startsWith('all-'));
    if (all === undefined) {
      throw new LookupEmptyError('the region offers no service gateway to all of its services');
    }
    return { id: all.id, cidrBlock: all.cidrBlock };
  });
