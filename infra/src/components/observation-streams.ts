import { Stream } from '@pulumi/oci/streaming/stream';
import { StreamPool } from '@pulumi/oci/streaming/streamPool';
import {
  ComponentResource,
  interpolate,
  output,
  type ComponentResourceOptions,
  type Output,
} from '@pulumi/pulumi';
import { STREAM_RETENTION_HOURS } from '../limits';
import { lookUpPublicPool } from '../lookups/public-pool';
import type { Zone } from './network';
import { dataOptions, type Scope } from './scope';

/** What {@link ObservationStreams} is told. */
export interface ObservationStreamsArgs extends Scope {
  /** Where the private endpoint of the pool is; only where it has one. */
  zone: Zone | undefined;
}

/** A stream that messages are put to. */
export interface StreamAddress {
  id: Output<string>;
  messagesEndpoint: Output<string>;
}

/** The stream of observations and the one of rejected messages, in a pool of their own or an existing one. */
export class ObservationStreams extends ComponentResource {
  readonly poolId: Output<string>;
  /** Of the streams: that of their pool. */
  readonly compartmentId: Output<string>;
  readonly observations: StreamAddress;
  readonly rejected: StreamAddress;

  constructor(name: string, args: ObservationStreamsArgs, opts?: ComponentResourceOptions) {
    super('weather:stream:ObservationStreams', name, {}, opts);
    const { streamPoolId, streamName, streamPartitions, streamRetentionHours } = args.config;
    const pool =
      streamPoolId === undefined ? this.createPool(name, args) : lookUpPublicPool(streamPoolId, this);
    this.poolId = output(pool.id);
    this.compartmentId = output(pool.compartmentId);
    this.observations = this.createStream(`${name}-observations`, args, {
      name: streamName,
      partitions: streamPartitions,
      retentionInHours: streamRetentionHours,
    });
    this.rejected = this.createStream(`${name}-rejected`, args, {
      name: `${streamName}-rejected`,
      partitions: 1,
      retentionInHours: STREAM_RETENTION_HOURS.max,
    });
    this.registerOutputs({ poolId: this.poolId });
  }

  private createPool(name: string, args: ObservationStreamsArgs): StreamPool {
    const { zone } = args;
    return new StreamPool(
      `${name}-pool`,
      {
        compartmentId: args.compartmentId,
        name: interpolate`${args.names.unique}-pool`,
        ...(zone && { privateEndpointSettings: { subnetId: zone.subnetId, nsgIds: [zone.groupId] } }),
        freeformTags: args.tags,
      },
      { parent: this, ...dataOptions(args.config) },
    );
  }

  private createStream(
    name: string,
    { config, tags }: ObservationStreamsArgs,
    settings: { name: string; partitions: number; retentionInHours: number },
  ): StreamAddress {
    return new Stream(
      name,
      { ...settings, streamPoolId: this.poolId, freeformTags: tags },
      { parent: this, ...dataOptions(config) },
    );
  }
}
