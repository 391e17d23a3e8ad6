import { toErrorFields, type Logger } from '@weather-stream/service-kit';
import type { EngineContext } from '../engine/engine-context';
import type { StoredResource } from '../engine/stored-resource';
import { toCompartmentTree } from './compartment-tree';
import { administrators } from './policy/decide';
import { parseMatchingRule } from './policy/parse-matching-rule';
import { parseStatement } from './policy/parse-statement';
import { permissionsOf } from './policy/permissions';
import type { DynamicGroup, EffectiveStatement, PolicyBook } from './policy/policy-book';
import { resolveLocation } from './policy/resolve-location';
import type { Grant } from './policy/statement';

/** What {@link loadPolicyBook} works with. */
export interface PolicyBookDeps {
  context: EngineContext;
  logger: Logger;
}

const toPermissions = (grant: Grant): ReadonlySet<string> =>
  grant.kind === 'verb' ? permissionsOf(grant.verb, grant.resourceType) : new Set(grant.permissions);

/** What every tenancy begins with. It holds also what the permission table does not know. */
function toBuiltInStatement(tenancyId: string): EffectiveStatement {
  const text = `Allow group ${administrators} to manage all-resources in tenancy`;
  return {
    text,
    policyName: 'Tenant Admin Policy',
    statement: parseStatement(text),
    compartmentId: tenancyId,
  };
}

function toStatements({ context, logger }: PolicyBookDeps, policy: StoredResource): EffectiveStatement[] {
  const { name, compartmentId, statements } = policy.fields;
  const tree = toCompartmentTree(context.access);
  return (statements as string[]).flatMap((text) => {
    try {
      const statement = parseStatement(text);
      const location = resolveLocation(statement.location, String(compartmentId), tree);
      if (location === undefined) return [];
      const permissions = toPermissions(statement.grant);
      return [{ text, policyName: String(name), statement, compartmentId: location, permissions }];
    } catch (error) {
      // It was read when it was written: this is a folder of another version.
      logger.error(
        { policy: policy.id, statement: text, ...toErrorFields(error) },
        'policy statement left out',
      );
      return [];
    }
  });
}

function toDynamicGroup({ logger }: PolicyBookDeps, { id, fields }: StoredResource): DynamicGroup[] {
  const { name, compartmentId, matchingRule } = fields;
  try {
    const rule = parseMatchingRule(String(matchingRule));
    return [{ id, name: String(name), tenancyId: String(compartmentId), rule }];
  } catch (error) {
    logger.error({ dynamicGroup: id, matchingRule, ...toErrorFields(error) }, 'dynamic group left out');
    return [];
  }
}

/** The types of resources that decide. */
export const policyBookTypes = ['policy', 'dynamicgroup', 'compartment'] as const;

/** Reads everything that decides at this moment. */
export function loadPolicyBook(deps: PolicyBookDeps): PolicyBook {
  const { access, tenancyIds } = deps.context;
  return {
    statements: [
      ...[...tenancyIds].map(toBuiltInStatement),
      ...access.findAll('policy').flatMap((policy) => toStatements(deps, policy)),
    ],
    dynamicGroups: access.findAll('dynamicgroup').flatMap((group) => toDynamicGroup(deps, group)),
  };
}
