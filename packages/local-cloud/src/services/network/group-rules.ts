import { randomBytes } from 'node:crypto';
import { invalidParameter, notAuthorizedOrNotFound, OciError } from '../../errors';
import { checkFields, list, oneOf, text } from '../../engine/field-rules';
import { isJsonObject, type JsonObject } from '../../server/parse-json-object';
import { checkSecurityRule, groupPeers, type PeerSide } from './security-rule';

/** Of one call. See https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/NetworkSecurityGroup/. */
const MAX_RULES_PER_CALL = 25;
/** Of one group. See https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/networksecuritygroups.htm. */
const MAX_RULES = 120;

/** A rule of a network security group, as it is kept. */
export interface GroupRule extends JsonObject {
  id: string;
  direction: 'INGRESS' | 'EGRESS';
  timeCreated: string;
}

const direction = oneOf(['INGRESS', 'EGRESS'], { required: true });

/** The side that names the peer of a rule. */
export const sideOf = ({ direction: way }: JsonObject): PeerSide =>
  way === 'EGRESS' ? 'destination' : 'source';

function checkRule(value: unknown, name: string): void {
  if (!isJsonObject(value)) throw invalidParameter(`${name} must be an object.`);
  checkFields(value, { direction }, `${name}.`);
  checkSecurityRule(value, name, { side: sideOf(value), peerTypes: groupPeers });
}

const withoutNulls = (rule: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== null));

/** Checks a body of rules. @throws OciError that names the field */
function toRules(body: JsonObject): JsonObject[] {
  const rules = list({ isRequired: false, check: checkRule }, { required: true, max: MAX_RULES_PER_CALL });
  checkFields(body, { securityRules: rules });
  return (body.securityRules as JsonObject[]).map(withoutNulls);
}

function newId(taken: ReadonlySet<string>): string {
  const id = randomBytes(3).toString('hex').toUpperCase();
  return taken.has(id) ? newId(taken) : id;
}

/** What a change of a group's rules leaves, and which rules it is about. */
export interface RulesChange {
  rules: GroupRule[];
  changed: GroupRule[];
}

/** Adds the rules of a body. @throws OciError that names the field, or `LimitExceeded` */
export function addRules(rules: readonly GroupRule[], body: JsonObject, timeCreated: string): RulesChange {
  const taken = new Set(rules.map(({ id }) => id));
  const added = toRules(body).map((rule) => {
    const id = newId(taken);
    taken.add(id);
    return { ...rule, id, timeCreated } as GroupRule;
  });
  if (rules.length + added.length > MAX_RULES)
    throw new OciError(
      400,
      'LimitExceeded',
      `A network security group can have ${MAX_RULES} security rules; it would have ${rules.length + added.length}.`,
    );
  return { rules: [...rules, ...added], changed: added };
}

const noRule = (id: unknown): OciError => notAuthorizedOrNotFound(`There is no security rule ${String(id)}.`);

/** Puts the rules of a body in the place of those with the same ids. @throws OciError that names the field or the rule */
export function updateRules(rules: readonly GroupRule[], body: JsonObject): RulesChange {
  const changed = toRules(body).map((rule) => {
    checkFields(rule, { id: text({ required: true }) }, 'securityRules.');
    const before = rules.find(({ id }) => id === rule.id);
    if (before === undefined) throw noRule(rule.id);
    return { ...rule, id: before.id, timeCreated: before.timeCreated } as GroupRule;
  });
  const byId = new Map(changed.map((rule) => [rule.id, rule]));
  return { rules: rules.map((rule) => byId.get(rule.id) ?? rule), changed };
}

/** Removes the rules that a body names. @throws OciError that names the rule */
export function removeRules(rules: readonly GroupRule[], body: JsonObject): RulesChange {
  checkFields(body, { securityRuleIds: list(text(), { required: true, max: MAX_RULES_PER_CALL }) });
  const ids = body.securityRuleIds as string[];
  const missing = ids.find((id) => !rules.some((rule) => rule.id === id));
  if (missing !== undefined) throw noRule(missing);
  return {
    rules: rules.filter(({ id }) => !ids.includes(id)),
    changed: rules.filter(({ id }) => ids.includes(id)),
  };
}
