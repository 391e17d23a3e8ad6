import { Instance } from '@pulumi/oci/core/instance';
import { Log } from '@pulumi/oci/logging/log';
import {
  ComponentResource,
  output,
  type ComponentResourceOptions,
  type Output,
  type Resource,
} from '@pulumi/pulumi';
import type { Artefacts } from '../image/artefacts';
import { toCloudInit, toUserData } from '../rules/cloud-init';
import { readMachineShape } from '../rules/machine-shape';
import { toNodeTarball } from '../rules/node-release';
import { toProducerEnvironment } from '../rules/producer-environment';
import { toServiceEndpoints } from '../rules/service-endpoints';
import type { BundleStore } from './bundle-store';
import type { Zone } from './network';
import type { ObservationStreams } from './observation-streams';
import type { Scope } from './scope';
import { logRetentionDays } from './stream-function';
import type { StoredSecret } from './stored-secret';

/** What {@link ProducerMachine} is told. */
export interface ProducerMachineArgs extends Scope {
  zone: Zone;
  bundle: BundleStore;
  streams: ObservationStreams;
  weatherApiKey: StoredSecret | undefined;
  logGroupId: Output<string>;
  scripts: Artefacts['machineScripts'];
  availabilityDomain: Output<string>;
  imageId: Output<string>;
  /** What must be there before the machine: its rights and its network. */
  after: Resource[];
}

/** The machine that polls the weather source. It has no public address, and makes itself from its user data. */
export class ProducerMachine extends ComponentResource {
  readonly id: Output<string>;

  constructor(name: string, args: ProducerMachineArgs, opts?: ComponentResourceOptions) {
    super('weather:producer:ProducerMachine', name, {}, opts);
    const log = this.createLog(name, args);
    this.id = this.createInstance(name, this.createUserData(log, args), args).id;
    this.registerOutputs({ id: this.id });
  }

  private createLog(name: string, { logGroupId, prefix, tags }: ProducerMachineArgs): Log {
    return new Log(
      `${name}-log`,
      {
        displayName: `${prefix}-producer`,
        logGroupId,
        logType: 'CUSTOM',
        isEnabled: true,
        retentionDuration: logRetentionDays,
        freeformTags: tags,
      },
      { parent: this },
    );
  }

  private createUserData(log: Log, args: ProducerMachineArgs): Output<string> {
    const { config, streams, bundle, scripts } = args;
    const { region, source, logLevel, serviceEndpoint } = config;
    const apiKey = args.weatherApiKey?.id;
    const known = output({
      streamId: streams.observations.id,
      streamMessagesEndpoint: streams.observations.messagesEndpoint,
      rejectedStreamId: streams.rejected.id,
      objects: bundle.objects,
      logId: log.id,
      secrets: apiKey === undefined ? [] : [{ variable: 'WEATHER_API_KEY', secretId: apiKey }],
    });
    return known.apply(({ objects, logId, secrets, ...target }) =>
      toUserData(
        toCloudInit({
          environment: toProducerEnvironment({ ...target, region }, { source, logLevel }),
          plan: { endpoints: toServiceEndpoints(region, serviceEndpoint), objects, secrets, logId },
          scripts,
          node: toNodeTarball(readMachineShape(config.producerShape).architecture),
        }),
      ),
    );
  }

  private createInstance(name: string, userData: Output<string>, args: ProducerMachineArgs): Instance {
    const { config } = args;
    const { producerShape, producerOcpus, producerMemoryInGbs } = config;
    const { isFlexible } = readMachineShape(producerShape);
    return new Instance(
      `${name}-instance`,
      {
        compartmentId: args.compartmentId,
        availabilityDomain: args.availabilityDomain,
        displayName: `${args.prefix}-producer`,
        shape: producerShape,
        ...(isFlexible && { shapeConfig: { ocpus: producerOcpus, memoryInGbs: producerMemoryInGbs } }),
        sourceDetails: { sourceType: 'image', sourceId: args.imageId },
        createVnicDetails: {
          subnetId: args.zone.subnetId,
          nsgIds: [args.zone.groupId],
          assignPublicIp: 'false',
        },
        instanceOptions: { areLegacyImdsEndpointsDisabled: true },
        metadata: { user_data: userData },
        preserveBootVolume: false,
        freeformTags: args.tags,
      },
      // Cloud-init runs at the first boot only: other user data is another machine, which comes before the old one goes.
      {
        parent: this,
        dependsOn: args.after,
        replaceOnChanges: ['metadata'],
        deleteBeforeReplace: false,
      },
    );
  }
}
