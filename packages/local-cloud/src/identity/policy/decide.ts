import type { Caller } from './caller';
import { evaluateCondition, type Variables } from './evaluate-condition';
import type { DynamicGroup, EffectiveStatement, PolicyBook } from './policy-book';
import type { GroupReference, Subject } from './statement';

/** What somebody wants to do. */
export interface AccessRequest {
  caller: Caller;
  /** The vendor's name of the call, like `PutMessages`. */
  operation: string;
  /** All of these are needed. */
  permissions: readonly string[];
  /** The target's compartment and those above it; the last is the tenancy. */
  compartmentIds: readonly string[];
  /** What conditions can ask of the target, like `target.stream.id`. */
  target: Variables;
}

/** What came of it. */
export type Decision =
  | { isAllowed: true; by: readonly EffectiveStatement[] }
  /** The first permission that no statement gives. */
  | { isAllowed: false; missing: string };

/** Who uploads API keys to the local cloud is in this group, as the first user of a tenancy is. */
export const administrators = 'Administrators';

/** The domain that a group without one is in. */
const defaultDomain = 'default';

/** Whether a statement means the group of a name. */
export const isSameGroup = (reference: GroupReference, name: string): boolean =>
  reference.by === 'name' &&
  reference.name.toLowerCase() === name.toLowerCase() &&
  (reference.domain ?? defaultDomain).toLowerCase() === defaultDomain;

/** The dynamic groups that somebody is in. */
export const groupsOf = ({ tenancyId, matching }: Caller, groups: readonly DynamicGroup[]): DynamicGroup[] =>
  groups.filter((group) => group.tenancyId === tenancyId && evaluateCondition(group.rule, matching));

function isSubject(subject: Subject, caller: Caller, memberOf: () => readonly DynamicGroup[]): boolean {
  switch (subject.kind) {
    case 'any-user':
      return true;
    case 'group':
      return caller.type === 'user' && subject.references.some((one) => isSameGroup(one, administrators));
    case 'dynamic-group':
      return subject.references.some((reference) =>
        memberOf().some(({ id, name }) =>
          reference.by === 'id' ? reference.id === id : isSameGroup(reference, name),
        ),
      );
    case 'service':
      // Nothing in the local cloud calls as a service: connectors and functions call as resources.
      return false;
  }
}

/** The variables that every call has. */
const generalVariables = ({ caller, operation, compartmentIds }: AccessRequest): Variables => ({
  'request.principal.type': caller.type,
  'request.principal.id': caller.id,
  'request.principal.compartment.id': caller.compartmentId,
  'request.user.id': caller.type === 'user' ? caller.id : undefined,
  'request.operation': operation,
  'target.compartment.id': compartmentIds[0],
});

/** Decides by the statements alone: nothing is allowed that none of them allows, and nothing crosses tenancies. */
export function decide(request: AccessRequest, { statements, dynamicGroups }: PolicyBook): Decision {
  const { caller, compartmentIds, permissions, target } = request;
  const isAtHome = compartmentIds.at(-1) === caller.tenancyId;
  let groups: DynamicGroup[] | undefined;
  const memberOf = (): DynamicGroup[] => (groups ??= groupsOf(caller, dynamicGroups));
  const variables = { ...generalVariables(request), ...target };
  const by: EffectiveStatement[] = [];
  for (const permission of permissions) {
    const asked = { ...variables, 'request.permission': permission };
    const found = statements.find(
      ({ statement, compartmentId, permissions: given }) =>
        isAtHome &&
        (given?.has(permission) ?? true) &&
        compartmentIds.includes(compartmentId) &&
        isSubject(statement.subject, caller, memberOf) &&
        (statement.condition === undefined || evaluateCondition(statement.condition, asked)),
    );
    if (found === undefined) return { isAllowed: false, missing: permission };
    by.push(found);
  }
  return { isAllowed: true, by };
}
