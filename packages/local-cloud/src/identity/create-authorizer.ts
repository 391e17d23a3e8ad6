import type { Logger } from '@weather-stream/service-kit';
import { notAuthorizedOrNotFound, type OciError } from '../errors';
import type { Engine } from '../engine/create-engine';
import { notFoundMessage } from '../engine/require-resource';
import { findTarget } from './find-target';
import { loadPolicyBook, policyBookTypes } from './load-policy-book';
import { toCaller } from './policy/caller';
import { decide, type AccessRequest } from './policy/decide';
import type { Variables } from './policy/evaluate-condition';
import { explainDecision } from './policy/explain-decision';
import type { PolicyBook } from './policy/policy-book';
import type { Principal } from './principal';

/** A question to the policies. */
export interface AccessQuestion {
  principal: Principal;
  /** The vendor's name of the call, like `PutMessages`. */
  operation: string;
  /** All of these are needed. */
  permissions: readonly string[];
  /** The OCID of the resource, compartment or tenancy that the call is about; `undefined` when there is no such. */
  targetId: string | undefined;
  /** What conditions can ask besides what the target's type says. @default nothing */
  variables?: Variables;
}

/** Whether something may be done; `no-target` when what it is about is not there. */
export type AccessAnswer = 'allowed' | 'refused' | 'no-target';

/** Asks the policies. Each answer is in the log: what allowed at debug, what was missing at warn. */
export interface Authorizer {
  ask(question: AccessQuestion): AccessAnswer;
  /** @throws OciError `NotAuthorizedOrNotFound`, in the same words as for what is not there */
  require(question: AccessQuestion): void;
}

/** What {@link createAuthorizer} works with. */
export interface AuthorizerDeps {
  engine: Engine;
  logger: Logger;
}

/** The refusal of whoever has no right, and of whoever asks for what is not there. */
export const refusal = (): OciError => notAuthorizedOrNotFound(notFoundMessage);

/** Makes the authorizer. A policy, dynamic group or compartment that changes acts at once. */
export function createAuthorizer({ engine, logger }: AuthorizerDeps): Authorizer {
  const { context } = engine;
  let book: PolicyBook | undefined;
  for (const type of policyBookTypes) engine.onChanged(type, () => (book = undefined));

  const toRequest = (question: AccessQuestion): AccessRequest | undefined => {
    const caller = toCaller(question.principal);
    const target = findTarget(context, question.targetId);
    if (caller === undefined || target === undefined) return undefined;
    const { operation, permissions, variables = {} } = question;
    const { compartmentIds } = target;
    return { caller, operation, permissions, compartmentIds, target: { ...target.variables, ...variables } };
  };

  const ask = (question: AccessQuestion): AccessAnswer => {
    const request = toRequest(question);
    if (request === undefined) return 'no-target';
    book ??= loadPolicyBook({ context, logger });
    const decision = decide(request, book);
    const explanation = explainDecision(request, decision, book.dynamicGroups);
    if (decision.isAllowed) logger.debug(explanation, 'allowed');
    else logger.warn(explanation, 'refused: no policy statement allows it');
    return decision.isAllowed ? 'allowed' : 'refused';
  };

  return {
    ask,
    require: (question) => {
      if (ask(question) !== 'allowed') throw refusal();
    },
  };
}
