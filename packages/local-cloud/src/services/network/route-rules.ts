import { invalidParameter, notImplemented } from '../../errors';
import { list, oneOf, text, checkFields, type FieldRule } from '../../engine/field-rules';
import type { EngineAccess, Link } from '../../engine/resource-type';
import { isJsonObject, type JsonObject } from '../../server/parse-json-object';
import { parseCidr } from './cidr';
import { isServiceLabel, oracleServices } from './oracle-services';

/** Of a route table. See https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingroutetables.htm. */
const MAX_RULES = 200;

/** Where a route can lead to here; OCI has more. */
const gatewayTypes = ['internetgateway', 'natgateway', 'servicegateway'] as const;

const destinationTypes = ['CIDR_BLOCK', 'SERVICE_CIDR_BLOCK'] as const;

const typeOfOcid = (id: unknown): string => String(id).split('.')[1] ?? '';

const isServiceRule = ({ destinationType }: JsonObject): boolean => destinationType === 'SERVICE_CIDR_BLOCK';

/** `cidrBlock` is the older name of `destination`. */
const destinationOf = ({ destination, cidrBlock }: JsonObject): unknown => destination ?? cidrBlock;

function checkRule(value: unknown, name: string): void {
  if (!isJsonObject(value)) throw invalidParameter(`${name} must be an object.`);
  checkFields(
    value,
    {
      networkEntityId: text({ required: true }),
      destination: text({ required: value.cidrBlock === undefined }),
      destinationType: oneOf(destinationTypes),
      description: text({ maxLength: 255 }),
    },
    `${name}.`,
  );
  const [destination, gateway] = [String(destinationOf(value)), typeOfOcid(value.networkEntityId)];
  if (!gatewayTypes.some((type) => type === gateway))
    throw notImplemented(`${name}: a route to a ${gateway}`);
  const isService = isServiceRule(value);
  if (isService !== (gateway === 'servicegateway'))
    throw invalidParameter(
      `${name}.destinationType must be SERVICE_CIDR_BLOCK for a service gateway, and CIDR_BLOCK for every other one.`,
    );
  if (isService ? !isServiceLabel(destination) : parseCidr(destination) === undefined)
    throw invalidParameter(
      `${name}.destination must be ${isService ? 'the cidrBlock of a service in ListServices' : 'a CIDR like 0.0.0.0/0'}; it is ${destination}.`,
    );
}

/** The rule of the field `routeRules`. */
export const routeRulesRule: FieldRule = list(
  { isRequired: false, check: checkRule },
  { required: true, max: MAX_RULES },
);

const rulesOf = ({ routeRules }: JsonObject): JsonObject[] =>
  Array.isArray(routeRules) ? routeRules.filter(isJsonObject) : [];

/** The gateways that routes name. */
export const toRouteLinks = (fields: JsonObject): Link[] =>
  rulesOf(fields).map(({ networkEntityId }, index) => ({
    field: `routeRules[${index}].networkEntityId`,
    types: gatewayTypes,
    id: String(networkEntityId),
  }));

function requireService(rule: JsonObject, services: unknown, name: string): void {
  const label = destinationOf(rule);
  const service = oracleServices.find(({ cidrBlock }) => cidrBlock === label);
  const enabled = Array.isArray(services) ? services.filter(isJsonObject) : [];
  if (!enabled.some(({ serviceId }) => serviceId === service?.id))
    throw invalidParameter(
      `${name}.destination ${String(label)} is not enabled on ${String(rule.networkEntityId)}.`,
    );
}

/**
 * Checks routes against each other and against their gateways.
 *
 * @throws OciError `InvalidParameter` for a destination twice, a gateway of another VCN, or a service that the gateway
 * does not lead to
 */
export function checkRoutes(fields: JsonObject, vcnId: unknown, engine: EngineAccess): void {
  const seen = new Set<unknown>();
  rulesOf(fields).forEach((rule, index) => {
    const name = `routeRules[${index}]`;
    const destination = destinationOf(rule);
    if (seen.has(destination))
      throw invalidParameter(`${name}.destination ${String(destination)} has a route already.`);
    seen.add(destination);
    const gateway = engine.find(typeOfOcid(rule.networkEntityId), rule.networkEntityId);
    if (gateway === undefined) return;
    if (gateway.fields.vcnId !== vcnId)
      throw invalidParameter(`${name}.networkEntityId ${gateway.id} is not in VCN ${String(vcnId)}.`);
    if (isServiceRule(rule)) requireService(rule, gateway.fields.services, name);
  });
}
