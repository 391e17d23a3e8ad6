import { Policy } from '@pulumi/oci/identity/policy';
import {
  ComponentResource,
  interpolate,
  type ComponentResourceOptions,
  type Output,
  type ProviderResource,
} from '@pulumi/pulumi';
import type { Grants } from '../rules/policy-statements';
import type { Scope } from './scope';

/** What {@link Access} is told. */
export interface AccessArgs extends Scope {
  homeRegion: ProviderResource;
  /** Whose rights they are, like `function`. */
  of: string;
  grants: Output<Grants>;
  streamCompartmentId: Output<string>;
}

/** The rights of one part of the pipeline: a policy, and a second one where the streams are in another compartment. */
export class Access extends ComponentResource {
  constructor(name: string, args: AccessArgs, opts?: ComponentResourceOptions) {
    super('weather:identity:Access', name, {}, opts);
    const { grants } = args;
    if (args.config.streamPool === 'existing') {
      this.createPolicy(`${name}-policy`, args, { suffix: '', statements: grants.stack });
      this.createPolicy(`${name}-stream-policy`, args, {
        suffix: '-streams',
        statements: grants.streams,
        compartmentId: args.streamCompartmentId,
      });
    } else {
      const statements = grants.apply(({ stack, streams }) => [...streams, ...stack]);
      this.createPolicy(`${name}-policy`, args, { suffix: '', statements });
    }
    this.registerOutputs({});
  }

  private createPolicy(
    name: string,
    args: AccessArgs,
    policy: { suffix: string; statements: Output<string[]>; compartmentId?: Output<string> },
  ): Policy {
    return new Policy(
      name,
      {
        compartmentId: policy.compartmentId ?? args.compartmentId,
        name: interpolate`${args.names.unique}-${args.of}${policy.suffix}`,
        description: `What the ${args.of} of the weather pipeline may do`,
        statements: policy.statements,
        freeformTags: args.tags,
      },
      { parent: this, provider: args.homeRegion },
    );
  }
}
