import { ComponentResource, output, type ComponentResourceOptions, type Output } from '@pulumi/pulumi';
import type { Artefacts } from '../image/artefacts';
import { lookUpAvailabilityDomain, lookUpLinuxImage } from '../lookups/machine-place';
import { machinesOf, producerGrants, type Grants } from '../rules/policy-statements';
import { Access } from './access';
import { BundleStore } from './bundle-store';
import { DynamicPrincipal } from './dynamic-principal';
import type { Ground } from './ground';
import type { ObservationStreams } from './observation-streams';
import { ProducerMachine } from './producer-machine';
import type { StoredSecret } from './stored-secret';

/** What {@link Producer} is told. */
export interface ProducerArgs extends Ground {
  streams: ObservationStreams;
  weatherApiKey: StoredSecret | undefined;
  artefacts: Artefacts;
}

/** Polls the weather source and puts observations: a machine, its bundle and its rights. */
export class Producer extends ComponentResource {
  readonly instanceId: Output<string>;

  constructor(name: string, args: ProducerArgs, opts?: ComponentResourceOptions) {
    super('weather:producer:Producer', name, {}, opts);
    const files = args.artefacts.producerFiles;
    const bundle = new BundleStore(`${name}-bundle`, { ...args, files }, { parent: this });
    const machines = new DynamicPrincipal(
      `${name}-machines`,
      {
        ...args,
        dynamicGroupId: args.config.producerDynamicGroupId,
        members: 'machines',
        matchingRule: machinesOf,
      },
      { parent: this },
    );
    const access = new Access(
      `${name}-access`,
      {
        ...args,
        of: 'producer',
        grants: this.toGrants(args, machines, bundle),
        streamCompartmentId: args.streams.compartmentId,
      },
      { parent: this },
    );
    const machine = this.createMachine(name, bundle, args, access);
    this.instanceId = machine.id;
    this.registerOutputs({ instanceId: this.instanceId });
  }

  private toGrants(
    { compartmentId, streams, logGroupId, weatherApiKey }: ProducerArgs,
    { dynamicGroupId }: DynamicPrincipal,
    { bucketName }: BundleStore,
  ): Output<Grants> {
    return output({
      compartmentId,
      streamCompartmentId: streams.compartmentId,
      dynamicGroupId,
      streamId: streams.observations.id,
      rejectedStreamId: streams.rejected.id,
      bucketName,
      logGroupId,
      ...(weatherApiKey && { apiKeySecretId: weatherApiKey.id }),
    }).apply(producerGrants);
  }

  // After its rights, which take a while to reach it all the same.
  private createMachine(
    name: string,
    bundle: BundleStore,
    args: ProducerArgs,
    access: Access,
  ): ProducerMachine {
    const { tenancyId, producerShape, producerImageId } = args.config;
    const machine = {
      ...args,
      bundle,
      scripts: args.artefacts.machineScripts,
      zone: args.network.producer,
      availabilityDomain: lookUpAvailabilityDomain(tenancyId, producerShape),
      imageId:
        producerImageId === undefined ? lookUpLinuxImage(tenancyId, producerShape) : output(producerImageId),
      after: [access, bundle, args.network],
    };
    return new ProducerMachine(`${name}-machine`, machine, { parent: this });
  }
}
