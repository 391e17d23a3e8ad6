import type { OciRequest, Operation } from '../server/operation';
import { refusal, type Authorizer } from './create-authorizer';

/** Refuses whoever may not call an operation. @throws OciError */
export type AuthorizeOperation = (request: OciRequest, operation: Operation) => void;

/**
 * Makes the check that stands before every operation. A user who asks for what is not there goes on: the operation says
 * what is missing. Everybody else is told the same as without the right.
 */
export function createOperationAuthorizer({ ask }: Pick<Authorizer, 'ask'>): AuthorizeOperation {
  return (request, { name, authorization }) => {
    const { principal } = request;
    const isUser = principal.kind === 'user';
    if (principal.kind === 'anonymous' || authorization === 'any-principal') return;
    if (authorization === undefined) {
      if (isUser) return;
      throw refusal();
    }
    const { permissions, targetOf, variables } = authorization;
    const answer = ask({
      principal,
      operation: name,
      permissions: typeof permissions === 'function' ? permissions(request) : permissions,
      targetId: targetOf(request),
      variables: variables?.(request) ?? {},
    });
    if (answer === 'allowed' || (answer === 'no-target' && isUser)) return;
    throw (authorization.refusal ?? refusal)();
  };
}
