/** Network security groups of the pipeline: each holds what one part of it may do. */
export type NsgName = 'functions' | 'producer' | 'streaming';

/** Who is at the other end. */
export type Peer =
  | { kind: 'group'; group: NsgName }
  /** Oracle's services of the region, through the service gateway. */
  | { kind: 'services' }
  | { kind: 'cidr'; cidr: string };

/** One rule of a group. All are TCP and stateful. */
export interface SecurityRule {
  /** Unique among the rules; part of the resource's name. */
  name: string;
  group: NsgName;
  direction: 'INGRESS' | 'EGRESS';
  peer: Peer;
  port: number;
  description: string;
}

const httpsPort = 443;

const egress = (group: NsgName, name: string, peer: Peer, description: string): SecurityRule => ({
  name: `${group}-to-${name}`,
  group,
  direction: 'EGRESS',
  peer,
  port: httpsPort,
  description,
});

const admission = (from: NsgName): SecurityRule => ({
  name: `streaming-from-${from}`,
  group: 'streaming',
  direction: 'INGRESS',
  peer: { kind: 'group', group: from },
  port: httpsPort,
  description: `HTTPS from the ${from}`,
});

const privatePoolRules: SecurityRule[] = [
  egress('functions', 'streaming', { kind: 'group', group: 'streaming' }, 'HTTPS to the stream pool'),
  egress('producer', 'streaming', { kind: 'group', group: 'streaming' }, 'HTTPS to the stream pool'),
  admission('functions'),
  admission('producer'),
];

/**
 * The rules that the pipeline needs, and no more. Nothing is admitted from outside the network; only the producer
 * reaches out of it. The connector's way in is not among them: its address is known after it is made.
 */
export function toSecurityRules(streamPool: 'private' | 'public' | 'existing'): SecurityRule[] {
  return [
    egress('functions', 'services', { kind: 'services' }, 'HTTPS to registry, Vault, database and streams'),
    egress('producer', 'services', { kind: 'services' }, 'HTTPS to object storage, Vault, logs and streams'),
    egress(
      'producer',
      'internet',
      { kind: 'cidr', cidr: '0.0.0.0/0' },
      'HTTPS to the weather API and nodejs.org',
    ),
    ...(streamPool === 'private' ? privatePoolRules : []),
  ];
}

/** Groups that the rules need. */
export const toGroups = (streamPool: 'private' | 'public' | 'existing'): NsgName[] =>
  streamPool === 'private' ? ['functions', 'producer', 'streaming'] : ['functions', 'producer'];

/** What a connector says of its way into the network. */
export interface ReverseConnection {
  rceTrafficIpAddress?: string;
}

/**
 * The block from which the connector reaches a private pool: its own address. A connector that names none lives in the
 * subnet of the pool's endpoint, so that whole subnet is admitted.
 */
export function toConnectorSource(
  connections: readonly ReverseConnection[] | undefined,
  streamingCidr: string,
): string {
  const address = connections?.find(({ rceTrafficIpAddress }) => rceTrafficIpAddress)?.rceTrafficIpAddress;
  return address === undefined ? streamingCidr : `${address}/32`;
}
