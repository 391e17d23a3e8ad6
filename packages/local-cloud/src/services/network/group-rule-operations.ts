import { relatedResourceNotFound } from '../../errors';
import type { Engine } from '../../engine/create-engine';
import { paginate } from '../../engine/paginate';
import { requireChangeable, requireResource } from '../../engine/require-resource';
import { saveChanged } from '../../engine/save-changed';
import type { StoredResource } from '../../engine/stored-resource';
import type { Operation } from '../../server/operation';
import { parseJsonObject, type JsonObject } from '../../server/parse-json-object';
import { addRules, removeRules, sideOf, updateRules, type GroupRule, type RulesChange } from './group-rules';
import { networkSecurityGroupResource } from './network-security-group.resource';
import { requireInVcn } from './require-in-vcn';

const { type, path } = networkSecurityGroupResource;

const rulesOf = ({ fields }: StoredResource): GroupRule[] => fields.securityRules as GroupRule[];

/** The group that a rule lets through, if it names one. */
function peerGroup(rule: GroupRule): string | undefined {
  const side = sideOf(rule);
  return rule[`${side}Type`] === 'NETWORK_SECURITY_GROUP' ? String(rule[side]) : undefined;
}

function requirePeerGroups(engine: Engine, rules: readonly GroupRule[], vcnId: unknown): void {
  for (const id of rules.map(peerGroup)) {
    if (id === undefined) continue;
    if (engine.find(type, id) === undefined)
      throw relatedResourceNotFound(`securityRules: there is no network security group ${id}.`);
    requireInVcn(engine, { field: 'securityRules', type, ids: id, vcnId });
  }
}

/** A rule whose group is deleted stays, and is no longer valid. */
function render(engine: Engine, rule: GroupRule): JsonObject {
  const group = peerGroup(rule);
  return { ...rule, isValid: group === undefined || engine.find(type, group) !== undefined };
}

function toChange(
  engine: Engine,
  change: { name: string; action: string; apply: (rules: GroupRule[], body: JsonObject) => RulesChange },
): Operation {
  const { context, exclusively } = engine;
  const hasAnswer = change.action !== 'removeSecurityRules';
  return {
    name: change.name,
    method: 'POST',
    path: `${path}/:id/actions/${change.action}`,
    handle: ({ params, body }) =>
      exclusively(async () => {
        const found = requireResource(context, type, params.id ?? '');
        const group = requireChangeable(context, networkSecurityGroupResource, found, undefined);
        const { rules, changed } = change.apply(rulesOf(group), parseJsonObject(body));
        if (hasAnswer) requirePeerGroups(engine, changed, group.fields.vcnId);
        const { ready } = networkSecurityGroupResource.states;
        const fields = { ...group.fields, securityRules: rules };
        await saveChanged(context, group, { fields, through: ready, to: ready });
        if (!hasAnswer) return { status: 204 };
        return { status: 200, body: { securityRules: changed.map((rule) => render(engine, rule)) } };
      }),
  };
}

/** Makes the operations on the rules of network security groups. */
export function groupRuleOperations(engine: Engine): Operation[] {
  const timeCreated = (): string => new Date(engine.now()).toISOString();
  return [
    {
      name: 'ListNetworkSecurityGroupSecurityRules',
      method: 'GET',
      path: `${path}/:id/securityRules`,
      handle: ({ params, query }) => {
        const direction = query.get('direction');
        const rules = rulesOf(requireResource(engine.context, type, params.id ?? '')).filter(
          (rule) => direction === null || rule.direction === direction,
        );
        const { items, nextPage } = paginate(rules, query);
        const headers: Record<string, string> = nextPage === undefined ? {} : { 'opc-next-page': nextPage };
        return { status: 200, headers, body: items.map((rule) => render(engine, rule)) };
      },
    },
    toChange(engine, {
      name: 'AddNetworkSecurityGroupSecurityRules',
      action: 'addSecurityRules',
      apply: (rules, body) => addRules(rules, body, timeCreated()),
    }),
    toChange(engine, {
      name: 'UpdateNetworkSecurityGroupSecurityRules',
      action: 'updateSecurityRules',
      apply: updateRules,
    }),
    toChange(engine, {
      name: 'RemoveNetworkSecurityGroupSecurityRules',
      action: 'removeSecurityRules',
      apply: removeRules,
    }),
  ];
}
