import type { JsonObject } from '../../server/parse-json-object';

const domain = 'oraclevcn.com';

/** The DNS name of a VCN, where it has a label. */
export const vcnDomainName = ({ dnsLabel }: JsonObject): JsonObject =>
  typeof dnsLabel === 'string' ? { vcnDomainName: `${dnsLabel.toLowerCase()}.${domain}` } : {};

/** The DNS name of a subnet, where it and its VCN have a label. */
export function subnetDomainName(subnet: JsonObject, vcn: JsonObject | undefined): JsonObject {
  if (typeof subnet.dnsLabel !== 'string' || typeof vcn?.dnsLabel !== 'string') return {};
  return { subnetDomainName: `${subnet.dnsLabel}.${vcn.dnsLabel}.${domain}`.toLowerCase() };
}
