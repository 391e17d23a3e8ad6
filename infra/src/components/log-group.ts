import { LogGroup as OciLogGroup } from '@pulumi/oci/logging/logGroup';
import { ComponentResource, type ComponentResourceOptions, type Output } from '@pulumi/pulumi';
import type { Scope } from './scope';

/** Where the logs of all parts are kept together. */
export class LogGroup extends ComponentResource {
  readonly id: Output<string>;

  constructor(name: string, args: Scope, opts?: ComponentResourceOptions) {
    super('weather:watch:LogGroup', name, {}, opts);
    const { compartmentId, prefix, tags } = args;
    const group = new OciLogGroup(
      `${name}-log-group`,
      { compartmentId, displayName: prefix, freeformTags: tags },
      { parent: this },
    );
    this.id = group.id;
    this.registerOutputs({ id: this.id });
  }
}
