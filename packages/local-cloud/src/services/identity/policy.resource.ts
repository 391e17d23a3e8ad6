import { invalidParameter } from '../../errors';
import { list, text } from '../../engine/field-rules';
import { commonStates, type EngineAccess, type ResourceType } from '../../engine/resource-type';
import type { JsonObject } from '../../server/parse-json-object';

/** What the descriptor of policies works with. */
export interface PolicyDeps {
  /** Refuses a statement that a policy in a compartment cannot hold. @throws OciError `InvalidParameter` */
  checkStatement: (text: string, compartmentId: string, engine: EngineAccess) => void;
}

/** Of one policy. See https://docs.oracle.com/en-us/iaas/Content/Identity/Concepts/limits.htm. */
const MAX_STATEMENTS = 50;

/** Describes policies. See https://docs.oracle.com/en-us/iaas/api/#/en/identity/20160918/Policy/. */
export function policyResource({ checkStatement }: PolicyDeps): ResourceType {
  const check = (sent: JsonObject, compartmentId: unknown, engine: EngineAccess): JsonObject => {
    const { statements } = sent;
    if (statements === undefined) return sent;
    const texts = statements as string[];
    if (texts.length === 0) throw invalidParameter('statements must have at least one statement.');
    texts.forEach((statement) => checkStatement(statement, String(compartmentId), engine));
    return sent;
  };
  return {
    type: 'policy',
    noun: 'Policy',
    plural: 'Policies',
    path: '/20160918/policies',
    isRegional: false,
    policyType: 'policies',
    nameField: 'name',
    nameUniqueWithin: 'tenancy',
    fields: {
      compartmentId: text({ required: true }),
      name: text({
        required: true,
        maxLength: 100,
        pattern: /^[A-Za-z0-9_.-]+$/,
        mustBe: 'made of letters, digits, -, _ and .',
      }),
      description: text({ required: true, maxLength: 400 }),
      statements: list(text(), { required: true, max: MAX_STATEMENTS }),
      versionDate: text({ pattern: /^\d{4}-\d{2}-\d{2}/, mustBe: 'a date like 2026-01-31' }),
    },
    updatable: ['description', 'statements', 'versionDate'],
    isMovable: false,
    states: commonStates,
    prepare: (input, engine) => check(input, input.compartmentId, engine),
    prepareUpdate: (change, { fields }, engine) => check(change, fields.compartmentId, engine),
  };
}
