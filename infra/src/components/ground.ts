import type { Output, ProviderResource } from '@pulumi/pulumi';
import { RandomString } from '@pulumi/random/randomString';
import { lookUpNamespace } from '../lookups/object-storage-namespace';
import { lookUpOracleServices } from '../lookups/oracle-services';
import { lookUpRegions, type Regions } from '../lookups/regions';
import { toNames, toPrefix } from '../rules/names';
import { toTags } from '../rules/tags';
import type { StackConfig } from '../stack-config';
import { HomeCompartment } from './home-compartment';
import { LogGroup } from './log-group';
import { Network } from './network';
import type { Scope } from './scope';

/** What everything stands on: compartment, names, network, a place for logs. */
export interface Ground extends Scope {
  /** Writes identity resources. */
  homeRegion: ProviderResource;
  network: Network;
  logGroupId: Output<string>;
  /** Object Storage namespace of the tenancy. */
  namespace: Output<string>;
  regions: Output<Regions>;
}

/** Drawn once for a stack: some names must be unique beyond it, and some are reserved for weeks after their resource is gone. */
const drawSuffix = (): Output<string> =>
  new RandomString('suffix', { length: 6, special: false, upper: false, minLower: 2, minNumeric: 1 }).result;

/** Makes what the rest is built on. */
export function prepareGround(
  config: StackConfig,
  createHomeRegionProvider: (homeRegion: Output<string>) => ProviderResource,
): Ground {
  const prefix = toPrefix(config.stack);
  const tags = toTags(config.stack, config.tags);
  const names = drawSuffix().apply((suffix) => toNames(config.stack, suffix));
  const regions = lookUpRegions(config);
  const homeRegion = createHomeRegionProvider(regions.home);
  const { id: compartmentId } = new HomeCompartment('home', { config, prefix, tags, homeRegion });
  const scope: Scope = { config, compartmentId, prefix, names, tags };
  const network = new Network('network', { ...scope, oracleServices: lookUpOracleServices() });
  const { id: logGroupId } = new LogGroup('logs', scope);
  const namespace = lookUpNamespace(config.tenancyId);
  return { ...scope, regions, homeRegion, network, logGroupId, namespace };
}
