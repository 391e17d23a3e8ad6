import type { LogFields } from '@weather-stream/service-kit';
import { groupsOf, type AccessRequest, type Decision } from './decide';
import type { DynamicGroup } from './policy-book';
import { suggestStatement } from './suggest-statement';

/** Says for the log who wanted what, and which statements allowed it, or which one would have. */
export function explainDecision(
  request: AccessRequest,
  decision: Decision,
  dynamicGroups: readonly DynamicGroup[],
): LogFields {
  const { caller, operation, permissions, compartmentIds, target } = request;
  const who = { principal: caller.id, principalType: caller.type, operation };
  if (decision.isAllowed) {
    const allowedBy = decision.by.map(({ policyName, text }) => `${policyName}: ${text}`);
    return { ...who, permissions, allowedBy };
  }
  return {
    ...who,
    missing: decision.missing,
    compartmentId: compartmentIds[0],
    ...target,
    memberOf: groupsOf(caller, dynamicGroups).map(({ name }) => name),
    wouldHelp: suggestStatement(request, decision.missing, dynamicGroups),
  };
}
