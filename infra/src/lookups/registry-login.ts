import { createSignedRequest, type Identity, type SignedRequest } from '@weather-stream/oci-transport';
import { RegistryLoginError } from '../errors';

/** Who pushes an image. */
export interface RegistryLogin {
  username: string;
  password: string;
}

/** What {@link fetchRegistryLogin} works with. */
export interface RegistryLoginDeps {
  /** The deployer's. */
  identity: () => Identity;
  /** @default signed HTTP */
  createRequest?: (identity: Identity) => SignedRequest;
}

/** With it the registry takes a token as the password. */
const tokenUser = 'BEARER_TOKEN';

/** As Docker and BuildKit do, a registry on this machine is spoken to without TLS. */
const toOrigin = (host: string): string =>
  /^(localhost|127\.\d+\.\d+\.\d+)(:\d+)?$/.test(host) ? `http://${host}` : `https://${host}`;

/**
 * Fetches a token of the container registry with the deployer's own API key: it is good for an hour, and nobody has to
 * make and keep an auth token.
 *
 * @throws RegistryLoginError, DeployerIdentityError
 */
export async function fetchRegistryLogin(host: string, deps: RegistryLoginDeps): Promise<RegistryLogin> {
  const { createRequest = (identity: Identity) => createSignedRequest({ identity }) } = deps;
  const request = createRequest(deps.identity());
  const wayOut =
    'Check the policies of the deployer (manage repos), or set registryUser and registryAuthToken.';
  try {
    const { status, body } = await request('GET', `${toOrigin(host)}/20180419/docker/token`);
    if (status !== 200)
      throw new RegistryLoginError(
        `the registry ${host} answers ${status} when asked for a token. ${wayOut}`,
      );
    const { token } = JSON.parse(body.toString('utf8')) as { token?: unknown };
    if (typeof token !== 'string')
      throw new RegistryLoginError(`the registry ${host} gives no token. ${wayOut}`);
    return { username: tokenUser, password: token };
  } catch (error) {
    if (error instanceof RegistryLoginError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new RegistryLoginError(
      `the registry ${host} cannot be asked for a token: ${reason}. ${wayOut}`,
      error,
    );
  } finally {
    request.close();
  }
}
