import { OciError } from '../../errors';
import type { Principal } from '../../identity/principal';
import type { OciRequest, OciResponse, Operation } from '../../server/operation';
import { denied, nameUnknown, unauthorized } from './errors';
import type { RegistryContext } from './registry-context';
import { decodeRegistryToken } from './registry-token';
import { parseRepositoryName } from './repository-name';
import type { RepositoryAccess, RepositoryDescription } from './types';

/** One call of an operation on a repository: the caller is known and may make it. */
export interface RegistryCall {
  request: OciRequest;
  repository: RepositoryDescription;
  principal: Principal;
}

/** An operation on a repository. */
export interface RepositoryOperation extends Pick<Operation, 'name' | 'method' | 'streamsBody'> {
  /** What follows `/v2/<name>`, with `:names`. */
  path: string;
  access: RepositoryAccess;
  handle: (call: RegistryCall, context: RegistryContext) => Promise<OciResponse> | OciResponse;
}

/** The header that every answer of a registry has. */
export const versionHeader = { 'docker-distribution-api-version': 'registry/2.0' };

/** Says where a client gets a token, and for what. */
export function toChallenge({ url }: Pick<RegistryContext, 'url'>, scope: string): Record<string, string> {
  const service = new URL(url()).host;
  const parts = [`realm="${url()}/20180419/docker/token"`, `service="${service}"`, `scope="${scope}"`];
  return { 'www-authenticate': `Bearer ${parts.join(',')}` };
}

/** Makes an error's answer in the shape of the specification. Faults of ours go on as they are. */
export function toRegistryError(error: unknown, headers: Record<string, string> = {}): OciResponse {
  if (!(error instanceof OciError)) throw error;
  const { status, code, message } = error;
  return { status, headers: { ...versionHeader, ...headers }, body: { errors: [{ code, message }] } };
}

/** Says who calls: whom the token names, or nobody. @throws OciError `UNAUTHORIZED` for a token that is not good */
export function readBearer(context: RegistryContext, { headers }: OciRequest): Principal {
  const { authorization } = headers;
  if (authorization === undefined) return { kind: 'anonymous' };
  const token = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  const principal =
    token === undefined ? undefined : decodeRegistryToken(token, context.machineNow(), context.tokenKeys);
  if (principal === undefined) throw unauthorized('The token is not valid, or has expired. Log in again.');
  return principal;
}

async function findRepository(
  context: RegistryContext,
  principal: Principal,
  { path, access }: { path: string; access: RepositoryAccess },
): Promise<RepositoryDescription> {
  const name = parseRepositoryName(path);
  const found = context.findRepository(name);
  if (found?.isPublic === true && access === 'pull') return found;
  if (principal.kind === 'anonymous')
    throw unauthorized('Anonymous users are only allowed read access on public repos.');
  if (found !== undefined && context.mayAccess(principal, access, found)) return found;
  if (found !== undefined && access !== 'pull' && context.mayAccess(principal, 'pull', found))
    throw denied(`You may not ${access} in the repository ${path}.`);
  const created =
    found === undefined && access === 'push' ? await context.createRepository(name, principal) : undefined;
  if (created === undefined) throw nameUnknown(path);
  return created;
}

/** Makes an operation on a repository: finds out who calls, finds or makes the repository, and checks the right. */
export function toRepositoryOperation(
  context: RegistryContext,
  { path, access, handle, ...operation }: RepositoryOperation,
): Operation {
  return {
    ...operation,
    path: `/v2/:name+${path}`,
    access: 'anonymous',
    handle: async (request) => {
      const { name = '' } = request.params;
      try {
        const principal = readBearer(context, request);
        const repository = await findRepository(context, principal, { path: name, access });
        const { headers, ...response } = await handle({ request, repository, principal }, context);
        return { ...response, headers: { ...versionHeader, ...headers } };
      } catch (error) {
        const isChallenged = error instanceof OciError && error.status === 401;
        const actions = access === 'push' ? 'pull,push' : access;
        return toRegistryError(
          error,
          isChallenged ? toChallenge(context, `repository:${name}:${actions}`) : {},
        );
      }
    },
  };
}

/** The repository's path as clients write it. */
export const pathOf = ({ namespace, name }: RepositoryDescription): string => `/v2/${namespace}/${name}`;
