import type { JsonObject } from '../../server/parse-json-object';

const everywhere = '0.0.0.0/0';

const icmp = (source: string, icmpOptions: JsonObject): JsonObject => ({
  protocol: '1',
  source,
  sourceType: 'CIDR_BLOCK',
  isStateless: false,
  icmpOptions,
});

/**
 * What a VCN's default security list lets in: SSH, and ICMP for path discovery.
 * See https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/securitylists.htm.
 */
export const defaultIngressRules = (vcnCidrs: readonly string[]): JsonObject[] => [
  {
    protocol: '6',
    source: everywhere,
    sourceType: 'CIDR_BLOCK',
    isStateless: false,
    tcpOptions: { destinationPortRange: { min: 22, max: 22 } },
  },
  icmp(everywhere, { type: 3, code: 4 }),
  ...vcnCidrs.map((cidr) => icmp(cidr, { type: 3 })),
];

/** What it lets out: everything. */
export const defaultEgressRules: readonly JsonObject[] = [
  { protocol: 'all', destination: everywhere, destinationType: 'CIDR_BLOCK', isStateless: false },
];
