import { administrators, groupsOf, type AccessRequest } from './decide';
import { formatStatement } from './format-statement';
import { resourceTypesWith } from './permissions';
import type { DynamicGroup } from './policy-book';
import type { Comparison, Condition, Grant, Location, Subject } from './statement';

const equals = (variable: string, text: string): Comparison => ({
  kind: 'comparison',
  variable,
  operator: '=',
  values: [{ kind: 'text', text }],
});

function toSubject({ caller }: AccessRequest, dynamicGroups: readonly DynamicGroup[]): Subject {
  if (caller.type === 'user') return { kind: 'group', references: [{ by: 'name', name: administrators }] };
  if (caller.type === 'serviceconnector') return { kind: 'any-user' };
  const [group] = groupsOf(caller, dynamicGroups);
  const name = group?.name ?? `a dynamic group that ${caller.id} is in`;
  return { kind: 'dynamic-group', references: [{ by: 'name', name }] };
}

function toGrant(permission: string): Grant {
  const [narrowest] = resourceTypesWith(permission);
  return narrowest === undefined
    ? { kind: 'permissions', permissions: [permission] }
    : { kind: 'verb', ...narrowest };
}

function toCondition({ caller, target }: AccessRequest): Condition | undefined {
  const specific = Object.keys(target)
    .sort((a, b) => Number(b.endsWith('.id')) - Number(a.endsWith('.id')))
    .flatMap((name) => (target[name] === undefined ? [] : [equals(name, target[name])]))
    .slice(0, 1);
  const conditions =
    caller.type === 'serviceconnector'
      ? [equals('request.principal.type', caller.type), ...specific]
      : specific;
  return conditions.length > 1 ? { kind: 'all', conditions } : conditions[0];
}

/** Writes the statement with the least rights that would have allowed what was asked for. */
export function suggestStatement(
  request: AccessRequest,
  missing: string,
  dynamicGroups: readonly DynamicGroup[],
): string {
  const [compartmentId = ''] = request.compartmentIds;
  const isTenancy = request.compartmentIds.length === 1;
  const location: Location = isTenancy ? { kind: 'tenancy' } : { kind: 'compartment-id', id: compartmentId };
  const condition = toCondition(request);
  return formatStatement({
    subject: toSubject(request, dynamicGroups),
    grant: toGrant(missing),
    location,
    ...(condition === undefined ? {} : { condition }),
  });
}
