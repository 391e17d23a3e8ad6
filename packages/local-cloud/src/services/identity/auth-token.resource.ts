import { notAuthorizedOrNotFound, OciError } from '../../errors';
import { text } from '../../engine/field-rules';
import { notFoundMessage } from '../../engine/require-resource';
import { commonStates, type EngineAccess, type ResourceType } from '../../engine/resource-type';
import type { JsonObject } from '../../server/parse-json-object';
import { authTokenType, type AuthTokens } from './auth-tokens';

/** Of one user. See https://docs.oracle.com/en-us/iaas/Content/Identity/Tasks/managingcredentials.htm. */
const MAX_TOKENS = 2;

function prepare(
  input: JsonObject,
  engine: EngineAccess,
  { tenancyOf }: Pick<AuthTokens, 'tenancyOf'>,
): JsonObject {
  const userId = String(input.userId);
  const compartmentId = tenancyOf(userId);
  if (compartmentId === undefined)
    throw notAuthorizedOrNotFound(`${notFoundMessage} There is no User ${userId}.`);
  const others = engine.findAll(authTokenType).filter(({ fields }) => fields.userId === userId);
  if (others.length >= MAX_TOKENS)
    throw new OciError(
      400,
      'LimitExceeded',
      `${userId} has ${others.length} auth tokens; the limit is ${MAX_TOKENS}. Delete one first.`,
    );
  return { ...input, compartmentId };
}

/** Describes auth tokens. See https://docs.oracle.com/en-us/iaas/api/#/en/identity/20160918/AuthToken/. */
export function authTokenResource(tokens: Pick<AuthTokens, 'tenancyOf' | 'tokenOf'>): ResourceType {
  return {
    type: authTokenType,
    noun: 'AuthToken',
    path: '/20160918/users/:userId/authTokens',
    operations: { get: false },
    isRegional: false,
    nameField: 'description',
    fields: { description: text({ required: true, maxLength: 400 }) },
    updatable: ['description'],
    hidden: ['compartmentId', 'freeformTags', 'definedTags', 'systemTags'],
    isMovable: false,
    states: commonStates,
    afterDeletion: 'not-found',
    list: { by: [] },
    prepare: (input, engine) => prepare(input, engine, tokens),
    renderCreated: ({ id }) => ({ token: tokens.tokenOf(id) }),
  };
}
