import { DynamicGroup } from '@pulumi/oci/identity/dynamicGroup';
import {
  ComponentResource,
  interpolate,
  output,
  type ComponentResourceOptions,
  type Output,
  type ProviderResource,
} from '@pulumi/pulumi';
import type { Scope } from './scope';

/** What {@link DynamicPrincipal} is told. */
export interface DynamicPrincipalArgs extends Scope {
  homeRegion: ProviderResource;
  /** An existing group. */
  dynamicGroupId: string | undefined;
  /** Who they are, like `functions`: the end of the group's name. */
  members: string;
  /** Who belongs to the group, given the compartment. */
  matchingRule: (compartmentId: string) => string;
}

/** Machines or functions as a principal that policies can name: a dynamic group of their own, or an existing one. */
export class DynamicPrincipal extends ComponentResource {
  readonly dynamicGroupId: Output<string>;

  constructor(name: string, args: DynamicPrincipalArgs, opts?: ComponentResourceOptions) {
    super('weather:identity:DynamicPrincipal', name, {}, opts);
    this.dynamicGroupId =
      args.dynamicGroupId === undefined ? this.createGroup(name, args).id : output(args.dynamicGroupId);
    this.registerOutputs({ dynamicGroupId: this.dynamicGroupId });
  }

  private createGroup(name: string, args: DynamicPrincipalArgs): DynamicGroup {
    return new DynamicGroup(
      `${name}-group`,
      {
        // Dynamic groups exist in the tenancy only.
        compartmentId: args.config.tenancyId,
        name: interpolate`${args.names.unique}-${args.members}`,
        description: `The ${args.members} of the weather pipeline`,
        matchingRule: args.compartmentId.apply(args.matchingRule),
        freeformTags: args.tags,
      },
      { parent: this, provider: args.homeRegion },
    );
  }
}
