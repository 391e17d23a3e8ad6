import { ImagePushError } from './errors';

/** Who pushes. */
export interface RegistryCredentials {
  /** `<namespace>/<user>`, or `BEARER_TOKEN`. */
  userName: string;
  /** An auth token, or what the registry has given for a signed request. Never logged. */
  password: string;
}

/** What {@link logInToRegistry} works with. */
export interface RegistryLogin {
  /** Like `http://127.0.0.1:14180`. */
  registryUrl: string;
  /** `<namespace>/<repository>`, to be pushed to. */
  repository: string;
  credentials: RegistryCredentials;
  /** @default Node's fetch */
  http?: typeof fetch;
}

const partPattern = /(\w+)="([^"]*)"/g;

/** Reads where a token is to be had: `Bearer realm="…",service="…"`. */
function parseChallenge(header: string | null): Record<string, string> | undefined {
  if (!header?.startsWith('Bearer ')) return undefined;
  const parts = [...header.matchAll(partPattern)].map(([, name = '', value = '']) => [name, value] as const);
  return Object.fromEntries(parts);
}

async function ask(
  { registryUrl, http = fetch }: RegistryLogin,
  ...request: Parameters<typeof fetch>
): Promise<Response> {
  try {
    return await http(...request);
  } catch (cause) {
    throw new ImagePushError(`The registry ${registryUrl} does not answer.`, { retriable: true, cause });
  }
}

/**
 * Gets a token to push with: asks the registry where, and goes there with user name and password.
 *
 * @throws ImagePushError when the registry does not answer, is none, or refuses the login
 */
export async function logInToRegistry(login: RegistryLogin): Promise<string> {
  const { registryUrl, repository, credentials } = login;
  const challenged = await ask(login, new URL('/v2/', registryUrl));
  const { realm, service = '' } = parseChallenge(challenged.headers.get('www-authenticate')) ?? {};
  if (realm === undefined)
    throw new ImagePushError(
      `${registryUrl}/v2/ is not a registry that asks for a token: status ${challenged.status}.`,
      { retriable: challenged.status >= 500 },
    );
  const url = new URL(realm);
  url.search = new URLSearchParams({ service, scope: `repository:${repository}:pull,push` }).toString();
  const basic = Buffer.from(`${credentials.userName}:${credentials.password}`).toString('base64');
  const answer = await ask(login, url, { headers: { authorization: `Basic ${basic}` } });
  const body = answer.ok ? ((await answer.json()) as { token?: string }) : {};
  if (body.token === undefined)
    throw new ImagePushError(
      `The registry ${registryUrl} refuses the login of ${credentials.userName}: status ${answer.status}. Check the user name and the auth token.`,
      { retriable: answer.status >= 500 },
    );
  return body.token;
}
