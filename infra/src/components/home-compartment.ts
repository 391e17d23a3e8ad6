import { Compartment } from '@pulumi/oci/identity/compartment';
import {
  ComponentResource,
  output,
  type ComponentResourceOptions,
  type Output,
  type ProviderResource,
} from '@pulumi/pulumi';
import type { StackConfig } from '../stack-config';

/** What {@link HomeCompartment} is told. */
export interface HomeCompartmentArgs {
  config: StackConfig;
  prefix: string;
  tags: Record<string, string>;
  /** Of the tenancy's home region, where identity resources are written. */
  homeRegion: ProviderResource;
}

/** The compartment of everything: its own, or an existing one. */
export class HomeCompartment extends ComponentResource {
  readonly id: Output<string>;

  constructor(name: string, args: HomeCompartmentArgs, opts?: ComponentResourceOptions) {
    super('weather:identity:HomeCompartment', name, {}, opts);
    const { compartmentId } = args.config;
    this.id = compartmentId === undefined ? this.createCompartment(name, args).id : output(compartmentId);
    this.registerOutputs({ id: this.id });
  }

  private createCompartment(
    name: string,
    { config, prefix, tags, homeRegion }: HomeCompartmentArgs,
  ): Compartment {
    return new Compartment(
      `${name}-compartment`,
      {
        compartmentId: config.parentCompartmentId ?? config.tenancyId,
        name: prefix,
        description: 'Weather observations from a stream into a database',
        enableDelete: !config.retainCompartment,
        freeformTags: tags,
      },
      { parent: this, provider: homeRegion, retainOnDelete: config.retainCompartment },
    );
  }
}
