import { Application } from '@pulumi/oci/functions/application';
import { Function as OciFunction } from '@pulumi/oci/functions/function';
import { Log } from '@pulumi/oci/logging/log';
import {
  ComponentResource,
  output,
  type ComponentResourceOptions,
  type Output,
  type Resource,
} from '@pulumi/pulumi';
import { toFunctionConfiguration } from '../rules/function-configuration';
import type { FunctionImage } from './function-image';
import type { Zone } from './network';
import type { StreamAddress } from './observation-streams';
import type { Scope } from './scope';
import type { SecretStore } from './secret-store';

/** What {@link StreamFunction} is told. */
export interface StreamFunctionArgs extends Scope {
  zone: Zone;
  image: FunctionImage;
  ordsUrl: Output<string>;
  secrets: SecretStore;
  rejected: StreamAddress;
  logGroupId: Output<string>;
  /** What must be there before the function: its rights and its network. */
  after: Resource[];
}

/** Days that a log is kept: OCI takes multiples of 30. */
export const logRetentionDays = 30;

/** The function that stores batches of observations. */
export class StreamFunction extends ComponentResource {
  readonly id: Output<string>;

  constructor(name: string, args: StreamFunctionArgs, opts?: ComponentResourceOptions) {
    super('weather:function:StreamFunction', name, {}, opts);
    const application = this.createApplication(name, args);
    this.createInvokeLog(name, application, args);
    this.id = this.createFunction(name, application, args).id;
    this.registerOutputs({ id: this.id });
  }

  private createApplication(name: string, args: StreamFunctionArgs): Application {
    return new Application(
      `${name}-application`,
      {
        compartmentId: args.compartmentId,
        displayName: args.prefix,
        shape: args.config.functionShape,
        subnetIds: [args.zone.subnetId],
        networkSecurityGroupIds: [args.zone.groupId],
        freeformTags: args.tags,
      },
      { parent: this },
    );
  }

  private createInvokeLog(name: string, application: Application, args: StreamFunctionArgs): Log {
    return new Log(
      `${name}-invoke-log`,
      {
        displayName: `${args.prefix}-function`,
        logGroupId: args.logGroupId,
        logType: 'SERVICE',
        isEnabled: true,
        retentionDuration: logRetentionDays,
        configuration: {
          compartmentId: args.compartmentId,
          source: {
            sourceType: 'OCISERVICE',
            service: 'functions',
            category: 'invoke',
            resource: application.id,
          },
        },
        freeformTags: args.tags,
      },
      { parent: this },
    );
  }

  private createFunction(name: string, application: Application, args: StreamFunctionArgs): OciFunction {
    const { config, image } = args;
    return new OciFunction(
      `${name}-function`,
      {
        applicationId: application.id,
        displayName: 'weatherstrmfunc',
        image: image.reference,
        imageDigest: image.digest,
        memoryInMbs: config.functionMemoryInMbs,
        timeoutInSeconds: config.functionTimeoutInSeconds,
        config: this.createConfiguration(args),
        freeformTags: args.tags,
      },
      { parent: this, dependsOn: args.after },
    );
  }

  private createConfiguration(args: StreamFunctionArgs): Output<Record<string, string>> {
    return output({
      ordsUrl: args.ordsUrl,
      clientIdSecretId: args.secrets.clientId.id,
      clientSecretSecretId: args.secrets.clientSecret.id,
      rejectedStreamId: args.rejected.id,
      rejectedStreamEndpoint: args.rejected.messagesEndpoint,
    }).apply((target) => toFunctionConfiguration(target, args.config));
  }
}
