import { NetworkSecurityGroupSecurityRule } from '@pulumi/oci/core/networkSecurityGroupSecurityRule';
import { Log } from '@pulumi/oci/logging/log';
import { Connector } from '@pulumi/oci/sch/connector';
import {
  ComponentResource,
  output,
  type ComponentResourceOptions,
  type Output,
  type Resource,
} from '@pulumi/pulumi';
import { connectorGrants } from '../rules/policy-statements';
import { toConnectorSource } from '../rules/security-rules';
import { Access } from './access';
import type { Ground } from './ground';
import type { Network, Zone } from './network';
import type { ObservationStreams } from './observation-streams';
import { logRetentionDays } from './stream-function';
import type { WeatherFunction } from './weather-function';

/** What {@link StreamConnector} is told. */
export interface StreamConnectorArgs extends Ground {
  /** Its stream of observations is the source. */
  streams: ObservationStreams;
  target: WeatherFunction;
  /** What the function needs to work: a connector that begins too early fails its first runs. */
  after: Resource;
}

/** Moves messages from the stream to the function, from the oldest on. */
export class StreamConnector extends ComponentResource {
  readonly id: Output<string>;

  constructor(name: string, args: StreamConnectorArgs, opts?: ComponentResourceOptions) {
    super('weather:connector:StreamConnector', name, {}, opts);
    const { network } = args;
    const access = this.createAccess(name, args);
    const connector = this.createConnector(name, args, access);
    this.id = connector.id;
    this.createRunLog(name, connector, args);
    if (network.streaming !== undefined) this.admit(name, connector, { network, zone: network.streaming });
    this.registerOutputs({ id: this.id });
  }

  private createAccess(name: string, args: StreamConnectorArgs): Access {
    const { compartmentId, streams } = args;
    const grants = output({
      compartmentId,
      streamCompartmentId: streams.compartmentId,
      streamId: streams.observations.id,
    }).apply(connectorGrants);
    return new Access(
      `${name}-access`,
      { ...args, of: 'connector', grants, streamCompartmentId: streams.compartmentId },
      { parent: this },
    );
  }

  private createConnector(name: string, args: StreamConnectorArgs, access: Access): Connector {
    const { config } = args;
    const limit =
      config.batchLimit.kind === 'kbs'
        ? { batchSizeInKbs: config.batchLimit.sizeInKbs }
        : { batchSizeInNum: config.batchLimit.sizeInNum };
    return new Connector(
      `${name}-connector`,
      {
        compartmentId: args.compartmentId,
        displayName: `${args.prefix}-observations`,
        description: 'Weather observations from the stream to the function',
        source: {
          kind: 'streaming',
          streamId: args.streams.observations.id,
          cursor: { kind: 'TRIM_HORIZON' },
        },
        target: {
          kind: 'functions',
          functionId: args.target.id,
          ...limit,
          batchTimeInSec: config.batchTimeInSec,
        },
        freeformTags: args.tags,
      },
      { parent: this, dependsOn: [access, args.target, args.after] },
    );
  }

  private createRunLog(name: string, connector: Connector, args: StreamConnectorArgs): Log {
    return new Log(
      `${name}-run-log`,
      {
        displayName: `${args.prefix}-connector`,
        logGroupId: args.logGroupId,
        logType: 'SERVICE',
        isEnabled: true,
        retentionDuration: logRetentionDays,
        configuration: {
          compartmentId: args.compartmentId,
          source: { sourceType: 'OCISERVICE', service: 'och', category: 'runlog', resource: connector.id },
        },
        freeformTags: args.tags,
      },
      { parent: this },
    );
  }

  // Its address is known only now; until then its runs fail, and it tries again from the same message.
  private admit(
    name: string,
    connector: Connector,
    { network, zone }: { network: Network; zone: Zone },
  ): NetworkSecurityGroupSecurityRule {
    return new NetworkSecurityGroupSecurityRule(
      `${name}-admission`,
      {
        networkSecurityGroupId: zone.groupId,
        direction: 'INGRESS',
        description: 'HTTPS from the connector',
        protocol: '6',
        stateless: false,
        source: connector.source.apply(({ privateEndpointMetadatas }) =>
          toConnectorSource(privateEndpointMetadatas, network.layout.streaming),
        ),
        sourceType: 'CIDR_BLOCK',
        tcpOptions: { destinationPortRange: { min: 443, max: 443 } },
      },
      { parent: this },
    );
  }
}
