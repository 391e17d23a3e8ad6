import type { Principal } from '../../identity/principal';
import type { OciRequest, Operation } from '../../server/operation';
import { unauthorized } from './errors';
import { REGISTRY_TOKEN_LIFETIME_MS } from './limits';
import type { RegistryContext } from './registry-context';
import { toRegistryError } from './registry-operation';
import { decodeRegistryToken, encodeRegistryToken } from './registry-token';

/** The user name that goes with a token instead of an auth token. */
const bearerUser = 'BEARER_TOKEN';

const wrongLogin = () =>
  unauthorized(
    `The user name or the auth token is not right. The user name must be <namespace>/<user>, or ${bearerUser} with a token of this registry.`,
  );

function parseBasic(authorization: string): { userName: string; password: string } {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization)?.[1];
  if (encoded === undefined) throw wrongLogin();
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  if (colon === -1) throw wrongLogin();
  return { userName: text.slice(0, colon), password: text.slice(colon + 1) };
}

function findUser(context: RegistryContext, authorization: string): Principal {
  const { userName, password } = parseBasic(authorization);
  const slash = userName.indexOf('/');
  const principal =
    userName === bearerUser
      ? decodeRegistryToken(password, context.machineNow(), context.tokenKeys)
      : context.findUserByAuthToken({
          namespace: userName.slice(0, Math.max(slash, 0)),
          userName: userName.slice(slash + 1),
          authToken: password,
        });
  if (principal === undefined) throw wrongLogin();
  return principal;
}

/** Whoever has signed the request, or logs in, or nobody: public repositories are pulled with a token too. */
const readPrincipal = (context: RegistryContext, { principal, headers }: OciRequest): Principal =>
  principal.kind === 'anonymous' && headers.authorization !== undefined
    ? findUser(context, headers.authorization)
    : principal;

/**
 * The registry's token endpoint: for a login by user name and auth token, for the user `BEARER_TOKEN` with a token that
 * is still good, and for a request that is signed as all others of OCI are.
 */
export function getToken(context: RegistryContext): Operation {
  return {
    name: 'GetDockerToken',
    method: 'GET',
    path: '/20180419/docker/token',
    access: 'optional',
    authorization: 'any-principal',
    handle: (request) => {
      try {
        const principal = readPrincipal(context, request);
        const expiresAt = context.machineNow() + REGISTRY_TOKEN_LIFETIME_MS;
        const token = encodeRegistryToken(principal, expiresAt, context.tokenKeys);
        const answer = { token, expires_in: REGISTRY_TOKEN_LIFETIME_MS / 1000 };
        return { status: 200, headers: { 'cache-control': 'no-store' }, body: answer };
      } catch (error) {
        return toRegistryError(error);
      }
    },
  };
}
