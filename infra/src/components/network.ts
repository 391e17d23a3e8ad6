import { NatGateway } from '@pulumi/oci/core/natGateway';
import { RouteTable } from '@pulumi/oci/core/routeTable';
import { SecurityList } from '@pulumi/oci/core/securityList';
import { ServiceGateway } from '@pulumi/oci/core/serviceGateway';
import { Subnet } from '@pulumi/oci/core/subnet';
import { Vcn } from '@pulumi/oci/core/vcn';
import { ComponentResource, type ComponentResourceOptions, type Output } from '@pulumi/pulumi';
import type { OracleServices } from '../lookups/oracle-services';
import { toDnsLabel } from '../rules/names';
import type { NsgName } from '../rules/security-rules';
import { layOutSubnets, type SubnetLayout } from '../rules/subnet-layout';
import type { Scope } from './scope';
import { SecurityGroups } from './security-groups';

/** What {@link Network} is told. */
export interface NetworkArgs extends Scope {
  /** All services of the region, as gateways and rules name them. */
  oracleServices: Output<OracleServices>;
}

/** One place in the network: where it is, and what it may do. */
export interface Zone {
  subnetId: Output<string>;
  groupId: Output<string>;
}

/** What everything in the network shares. */
interface Shared {
  compartmentId: Output<string>;
  vcnId: Output<string>;
  freeformTags: Record<string, string>;
}

/** Ways out of a subnet. */
interface RouteRule {
  description: string;
  destination: Output<string> | string;
  destinationType: 'SERVICE_CIDR_BLOCK' | 'CIDR_BLOCK';
  networkEntityId: Output<string>;
}

/** A private network with a way out to Oracle's services, and to the internet for the producer alone. */
export class Network extends ComponentResource {
  readonly vcnId: Output<string>;
  readonly functions: Zone;
  readonly producer: Zone;
  /** Only where the stream pool is private. */
  readonly streaming: Zone | undefined;
  readonly layout: SubnetLayout;

  constructor(name: string, args: NetworkArgs, opts?: ComponentResourceOptions) {
    super('weather:network:Network', name, {}, opts);
    this.layout = layOutSubnets(args.config.vcnCidr);
    this.vcnId = this.createVcn(name, args).id;
    const shared = { compartmentId: args.compartmentId, vcnId: this.vcnId, freeformTags: args.tags };
    const services = this.createServiceRoute(name, args, shared);
    const internet = this.createInternetRoute(name, args, shared);
    const securityListId = this.createSecurityList(name, args, shared).id;
    const groups = new SecurityGroups(`${name}-groups`, { ...args, vcnId: this.vcnId }, { parent: this });
    const createZone = (zone: NsgName, routeRules: RouteRule[]): Zone => {
      const displayName = `${args.prefix}-${zone}`;
      const routeTable = this.createRouteTable(`${name}-${zone}-routes`, {
        ...shared,
        displayName,
        routeRules,
      });
      const settings = {
        ...shared,
        displayName,
        routeTableId: routeTable.id,
        securityListIds: [securityListId],
      };
      return { subnetId: this.createSubnet(name, zone, settings).id, groupId: groups.idOf(zone) };
    };
    this.functions = createZone('functions', [services]);
    this.producer = createZone('producer', [services, internet]);
    this.streaming = args.config.streamPool === 'private' ? createZone('streaming', []) : undefined;
    this.registerOutputs({ vcnId: this.vcnId });
  }

  private createVcn(name: string, { config, compartmentId, prefix, tags }: NetworkArgs): Vcn {
    return new Vcn(
      `${name}-vcn`,
      {
        compartmentId,
        cidrBlocks: [config.vcnCidr],
        displayName: prefix,
        dnsLabel: toDnsLabel(prefix),
        freeformTags: tags,
      },
      { parent: this },
    );
  }

  private createServiceRoute(
    name: string,
    { prefix, oracleServices }: NetworkArgs,
    shared: Shared,
  ): RouteRule {
    const gateway = new ServiceGateway(
      `${name}-services`,
      { ...shared, displayName: `${prefix}-services`, services: [{ serviceId: oracleServices.id }] },
      { parent: this },
    );
    return {
      description: "Oracle's services",
      destination: oracleServices.cidrBlock,
      destinationType: 'SERVICE_CIDR_BLOCK',
      networkEntityId: gateway.id,
    };
  }

  private createInternetRoute(name: string, { prefix }: NetworkArgs, shared: Shared): RouteRule {
    const gateway = new NatGateway(
      `${name}-nat`,
      { ...shared, displayName: `${prefix}-nat` },
      { parent: this },
    );
    return {
      description: 'The weather API and nodejs.org',
      destination: '0.0.0.0/0',
      destinationType: 'CIDR_BLOCK',
      networkEntityId: gateway.id,
    };
  }

  // In place of the VCN's own list, which admits SSH from everywhere. The groups say what is admitted; here is only what
  // lets a sender find the right size of packets.
  private createSecurityList(name: string, { config, prefix }: NetworkArgs, shared: Shared): SecurityList {
    return new SecurityList(
      `${name}-closed`,
      {
        ...shared,
        displayName: `${prefix}-closed`,
        egressSecurityRules: [],
        ingressSecurityRules: [
          {
            description: 'Path MTU',
            protocol: '1',
            source: config.vcnCidr,
            sourceType: 'CIDR_BLOCK',
            icmpOptions: { type: 3, code: 4 },
          },
        ],
      },
      { parent: this },
    );
  }

  private createRouteTable(
    name: string,
    settings: Shared & { displayName: string; routeRules: RouteRule[] },
  ): RouteTable {
    return new RouteTable(name, settings, { parent: this });
  }

  private createSubnet(
    name: string,
    zone: NsgName,
    settings: Shared & {
      displayName: string;
      routeTableId: Output<string>;
      securityListIds: Output<string>[];
    },
  ): Subnet {
    return new Subnet(
      `${name}-${zone}-subnet`,
      {
        ...settings,
        cidrBlock: this.layout[zone],
        dnsLabel: zone,
        prohibitPublicIpOnVnic: true,
        prohibitInternetIngress: true,
      },
      { parent: this },
    );
  }
}
