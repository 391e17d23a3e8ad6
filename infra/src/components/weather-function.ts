import { ComponentResource, output, type ComponentResourceOptions, type Output } from '@pulumi/pulumi';
import type { Artefacts } from '../image/artefacts';
import type { RegistryLogin } from '../lookups/registry-login';
import { functionGrants, functionsOf, type Grants } from '../rules/policy-statements';
import { Access } from './access';
import { DynamicPrincipal } from './dynamic-principal';
import { FunctionImage } from './function-image';
import type { Ground } from './ground';
import type { ObservationStreams } from './observation-streams';
import type { SecretStore } from './secret-store';
import { StreamFunction } from './stream-function';

/** What {@link WeatherFunction} is told. */
export interface WeatherFunctionArgs extends Ground {
  streams: ObservationStreams;
  secrets: SecretStore;
  ordsUrl: Output<string>;
  artefacts: Artefacts;
  /** Who pushes the image. */
  registryLogin: (host: Output<string>, namespace: Output<string>) => Output<RegistryLogin>;
}

/** Stores batches of observations: a function, its image and its rights. */
export class WeatherFunction extends ComponentResource {
  readonly id: Output<string>;

  constructor(name: string, args: WeatherFunctionArgs, opts?: ComponentResourceOptions) {
    super('weather:function:WeatherFunction', name, {}, opts);
    const image = this.createImage(name, args);
    const functions = new DynamicPrincipal(
      `${name}-functions`,
      {
        ...args,
        dynamicGroupId: args.config.functionDynamicGroupId,
        members: 'functions',
        matchingRule: functionsOf,
      },
      { parent: this },
    );
    const access = new Access(
      `${name}-access`,
      {
        ...args,
        of: 'function',
        grants: this.toGrants(args, functions),
        streamCompartmentId: args.streams.compartmentId,
      },
      { parent: this },
    );
    const fn = new StreamFunction(
      `${name}-stream`,
      {
        ...args,
        image,
        zone: args.network.functions,
        rejected: args.streams.rejected,
        after: [access, args.network],
      },
      { parent: this },
    );
    this.id = fn.id;
    this.registerOutputs({ id: this.id });
  }

  private createImage(name: string, args: WeatherFunctionArgs): FunctionImage {
    const { registryHost: own } = args.config;
    const registryHost = own === undefined ? args.regions.key.apply((key) => `${key}.ocir.io`) : output(own);
    return new FunctionImage(
      `${name}-image`,
      {
        ...args,
        artefact: args.artefacts.functionImage,
        registryHost,
        login: args.registryLogin(registryHost, args.namespace),
      },
      { parent: this },
    );
  }

  private toGrants(
    { compartmentId, streams, secrets }: WeatherFunctionArgs,
    { dynamicGroupId }: DynamicPrincipal,
  ): Output<Grants> {
    return output({
      compartmentId,
      streamCompartmentId: streams.compartmentId,
      dynamicGroupId,
      rejectedStreamId: streams.rejected.id,
      clientIdSecretId: secrets.clientId.id,
      clientSecretSecretId: secrets.clientSecret.id,
    }).apply(functionGrants);
  }
}
