import { isIPv6 } from 'node:net';
import { invalidParameter } from '../../errors';
import { checkFields, flag, integer, object, oneOf, text, type FieldRule } from '../../engine/field-rules';
import { isJsonObject, type JsonObject } from '../../server/parse-json-object';
import { parseCidr } from './cidr';
import { isServiceLabel } from './oracle-services';

/** Whom a rule lets through: from whom an ingress rule, to whom an egress rule. */
export type PeerSide = 'source' | 'destination';

const port = integer({ required: true, min: 1, max: 65_535 });

const portRange: FieldRule = {
  isRequired: false,
  check: (value, name) => {
    object({ min: port, max: port }).check(value, name);
    const { min, max } = value as { min: number; max: number };
    if (min > max) throw invalidParameter(`${name}.min is ${min}, which is above its max ${max}.`);
  },
};

const ports = object({ sourcePortRange: portRange, destinationPortRange: portRange });

/** Options that only one protocol has: field → numbers of the protocols. */
const protocolsOf: Readonly<Record<string, readonly string[]>> = {
  tcpOptions: ['6'],
  udpOptions: ['17'],
  icmpOptions: ['1', '58'],
};

const commonRules: Readonly<Record<string, FieldRule>> = {
  protocol: text({
    required: true,
    pattern: /^(all|1?\d{1,2}|2[0-4]\d|25[0-5])$/,
    mustBe: '"all" or the number of a protocol, as a text',
  }),
  isStateless: flag(),
  description: text({ maxLength: 255 }),
  tcpOptions: ports,
  udpOptions: ports,
  icmpOptions: object({
    type: integer({ required: true, min: 0, max: 255 }),
    code: integer({ min: 0, max: 255 }),
  }),
};

function isCidr(peer: string): boolean {
  const [address = '', prefix = ''] = peer.split('/');
  return (
    parseCidr(peer) !== undefined || (isIPv6(address) && /^\d{1,3}$/.test(prefix) && Number(prefix) <= 128)
  );
}

/** What a peer of each type looks like. */
const peers: Readonly<Record<string, { isOne: (peer: string) => boolean; mustBe: string }>> = {
  CIDR_BLOCK: { isOne: isCidr, mustBe: 'a CIDR like 10.0.0.0/16' },
  SERVICE_CIDR_BLOCK: { isOne: isServiceLabel, mustBe: 'the cidrBlock of a service in ListServices' },
  NETWORK_SECURITY_GROUP: {
    isOne: (peer) => peer.startsWith('ocid1.networksecuritygroup.'),
    mustBe: 'the OCID of a network security group',
  },
};

function checkPeer(rule: JsonObject, side: PeerSide, name: string, types: readonly string[]): void {
  const typeField = `${side}Type`;
  checkFields(rule, { [side]: text({ required: true }), [typeField]: oneOf(types) }, `${name}.`);
  const { [typeField]: peerType = 'CIDR_BLOCK' } = rule as Record<string, string>;
  const type = peers[peerType];
  if (type?.isOne(String(rule[side])) === false)
    throw invalidParameter(`${name}.${side} must be ${type.mustBe}; it is ${String(rule[side])}.`);
}

/** How the peers of a rule can be named, in a list and in a group. */
export const listPeers = ['CIDR_BLOCK', 'SERVICE_CIDR_BLOCK'] as const;
/** The same for the rules of network security groups. */
export const groupPeers = [...listPeers, 'NETWORK_SECURITY_GROUP'] as const;

/**
 * Checks one security rule.
 *
 * @throws OciError `MissingParameter` or `InvalidParameter` that names the field
 */
export function checkSecurityRule(
  value: unknown,
  name: string,
  { side, peerTypes }: { side: PeerSide; peerTypes: readonly string[] },
): void {
  if (!isJsonObject(value)) throw invalidParameter(`${name} must be an object.`);
  checkFields(value, commonRules, `${name}.`);
  checkPeer(value, side, name, peerTypes);
  for (const [options, protocols] of Object.entries(protocolsOf))
    if (
      value[options] !== undefined &&
      value[options] !== null &&
      !protocols.includes(String(value.protocol))
    )
      throw invalidParameter(
        `${name}.${options} goes with protocol ${protocols.join(' or ')}; it is ${String(value.protocol)}.`,
      );
}
