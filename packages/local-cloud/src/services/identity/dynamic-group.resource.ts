import { invalidParameter } from '../../errors';
import { text } from '../../engine/field-rules';
import { commonStates, type EngineAccess, type ResourceType } from '../../engine/resource-type';
import type { JsonObject } from '../../server/parse-json-object';

/** What the descriptor of dynamic groups works with. */
export interface DynamicGroupDeps {
  /** Reads a matching rule. @throws OciError `InvalidParameter` */
  parseMatchingRule: (text: string) => unknown;
}

function requireTenancy({ compartmentId }: JsonObject, engine: EngineAccess): void {
  if (engine.tenancyOf(compartmentId) !== compartmentId)
    throw invalidParameter(
      `compartmentId of a DynamicGroup must be the tenancy; it is ${String(compartmentId)}.`,
    );
}

/**
 * Describes dynamic groups: instances and other resources that act by themselves. See
 * https://docs.oracle.com/en-us/iaas/api/#/en/identity/20160918/DynamicGroup/.
 */
export function dynamicGroupResource({ parseMatchingRule }: DynamicGroupDeps): ResourceType {
  const checkRule = ({ matchingRule }: JsonObject): void => {
    if (typeof matchingRule === 'string') parseMatchingRule(matchingRule);
  };
  return {
    type: 'dynamicgroup',
    noun: 'DynamicGroup',
    path: '/20160918/dynamicGroups',
    isRegional: false,
    policyType: 'dynamic-groups',
    nameField: 'name',
    nameUniqueWithin: 'compartmentId',
    fields: {
      compartmentId: text({ required: true }),
      name: text({
        required: true,
        maxLength: 100,
        pattern: /^[A-Za-z0-9_.-]+$/,
        mustBe: 'made of letters, digits, -, _ and .',
      }),
      description: text({ required: true, maxLength: 400 }),
      matchingRule: text({ required: true }),
    },
    updatable: ['description', 'matchingRule'],
    isMovable: false,
    states: commonStates,
    prepare: (input, engine) => {
      requireTenancy(input, engine);
      checkRule(input);
      return input;
    },
    prepareUpdate: (change) => {
      checkRule(change);
      return change;
    },
  };
}
