import { NetworkSecurityGroup } from '@pulumi/oci/core/networkSecurityGroup';
import { NetworkSecurityGroupSecurityRule } from '@pulumi/oci/core/networkSecurityGroupSecurityRule';
import { ComponentResource, type ComponentResourceOptions, type Output } from '@pulumi/pulumi';
import type { OracleServices } from '../lookups/oracle-services';
import { toGroups, toSecurityRules, type NsgName, type SecurityRule } from '../rules/security-rules';
import type { Scope } from './scope';

/** What {@link SecurityGroups} is told. */
export interface SecurityGroupsArgs extends Scope {
  vcnId: Output<string>;
  oracleServices: Output<OracleServices>;
}

/** One group for each part of the pipeline, with the few rules that it needs. */
export class SecurityGroups extends ComponentResource {
  private readonly groups: ReadonlyMap<NsgName, NetworkSecurityGroup>;

  constructor(name: string, args: SecurityGroupsArgs, opts?: ComponentResourceOptions) {
    super('weather:network:SecurityGroups', name, {}, opts);
    const { streamPool } = args.config;
    this.groups = new Map(toGroups(streamPool).map((group) => [group, this.createGroup(name, group, args)]));
    for (const rule of toSecurityRules(streamPool)) this.createRule(name, rule, args);
    this.registerOutputs({});
  }

  /** The group of a part of the pipeline. */
  idOf(group: NsgName): Output<string> {
    const made = this.groups.get(group);
    if (made === undefined) throw new TypeError(`the network has no group ${group}`);
    return made.id;
  }

  private createGroup(name: string, group: NsgName, args: SecurityGroupsArgs): NetworkSecurityGroup {
    return new NetworkSecurityGroup(
      `${name}-${group}`,
      {
        compartmentId: args.compartmentId,
        vcnId: args.vcnId,
        displayName: `${args.prefix}-${group}`,
        freeformTags: args.tags,
      },
      { parent: this },
    );
  }

  private createRule(name: string, rule: SecurityRule, args: SecurityGroupsArgs): void {
    const [end, endType] = this.toEnd(rule, args);
    const { direction, description, port } = rule;
    const ends =
      direction === 'EGRESS'
        ? { destination: end, destinationType: endType }
        : { source: end, sourceType: endType };
    new NetworkSecurityGroupSecurityRule(
      `${name}-${rule.name}`,
      {
        networkSecurityGroupId: this.idOf(rule.group),
        direction,
        description,
        protocol: '6',
        stateless: false,
        ...ends,
        tcpOptions: { destinationPortRange: { min: port, max: port } },
      },
      { parent: this },
    );
  }

  private toEnd({ peer }: SecurityRule, args: SecurityGroupsArgs): [Output<string> | string, string] {
    switch (peer.kind) {
      case 'group':
        return [this.idOf(peer.group), 'NETWORK_SECURITY_GROUP'];
      case 'services':
        return [args.oracleServices.cidrBlock, 'SERVICE_CIDR_BLOCK'];
      case 'cidr':
        return [peer.cidr, 'CIDR_BLOCK'];
    }
  }
}
