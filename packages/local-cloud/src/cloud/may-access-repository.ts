import type { Authorizer } from '../identity/create-authorizer';
import type { Principal } from '../identity/principal';
import type { RepositoryAccess } from '../services/registry/types';

/** Calls of the registry, as policies see them; the permissions are those of the resource-type `repos`. */
const questions: Readonly<
  Record<RepositoryAccess | 'create', { operation: string; permissions: readonly string[] }>
> = {
  pull: { operation: 'PullImage', permissions: ['REPOSITORY_READ'] },
  push: { operation: 'PushImage', permissions: ['REPOSITORY_UPDATE'] },
  create: { operation: 'PushImage', permissions: ['REPOSITORY_CREATE'] },
  delete: { operation: 'DeleteImage', permissions: ['REPOSITORY_DELETE'] },
};

/** Whether policies let somebody do something with a repository, or create one in a tenancy. */
export type MayAccessRepository = (
  principal: Principal,
  access: RepositoryAccess | 'create',
  targetId: string,
) => boolean;

/**
 * Makes the question to the policies.
 *
 * @see https://docs.oracle.com/en-us/iaas/Content/Identity/policyreference/registrypolicyreference.htm
 */
export const mayAccessRepository =
  ({ ask }: Pick<Authorizer, 'ask'>): MayAccessRepository =>
  (principal, access, targetId) =>
    ask({ principal, targetId, ...questions[access] }) === 'allowed';
