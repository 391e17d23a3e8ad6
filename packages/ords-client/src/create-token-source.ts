import type { Clock } from '@weather-stream/service-kit';
import { callOrds } from './call-ords';
import { classifyAnswer } from './classify-answer';
import { OrdsUnauthorizedError, OrdsUnexpectedAnswerError } from './errors';
import type { HttpCall, HttpResponse } from './http';
import { TOKEN_MARGIN_MS } from './limits';
import { toBasicAuthorization } from './to-basic-authorization';
import { toSchemaUrl } from './to-schema-url';

/** An OAuth client's id and secret. */
export interface ClientCredentials {
  clientId: string;
  clientSecret: string;
}

/** Settings of {@link createTokenSource}. */
export interface TokenSourceOptions {
  /** Base of ORDS, ending in `/ords/`. */
  ordsUrl: string;
  /** Path of the schema that the client belongs to. */
  alias: string;
  /** Reads the client's id and secret; with `fresh`, past any cache: they were just refused. */
  credentials: (options: { fresh: boolean; signal?: AbortSignal }) => Promise<ClientCredentials>;
  http: HttpCall;
  clock: Pick<Clock, 'now'>;
}

/** Gives bearer tokens and keeps one while it is good. */
export interface TokenSource {
  /**
   * A token with at least a minute to live, or half its life where that is shorter.
   *
   * @param signal ends the asking for a new one
   * @throws OrdsUnauthorizedError when the id and secret are refused, also when read anew
   * @throws OrdsUnavailableError when ORDS does not answer
   */
  token: (signal?: AbortSignal) => Promise<string>;
  /** Forgets this token, since it was refused. A newer one stays. */
  drop: (token: string) => void;
}

interface HeldToken {
  token: string;
  renewAt: number;
}

/** Oracle does not document how the endpoint refuses a client; these are the candidates. */
const refusals = new Set([400, 401, 403]);

/** The token and its life in seconds; the rest of the answer is of no use to us. */
function parseTokenAnswer(body: string): { token: string; lifeSeconds: number } {
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    answer = undefined;
  }
  const { access_token: token, expires_in: lifeSeconds } = (answer ?? {}) as Record<string, unknown>;
  if (typeof token !== 'string' || token === '' || typeof lifeSeconds !== 'number') {
    throw new OrdsUnexpectedAnswerError(
      'asking for a token: the answer lacks access_token or expires_in; does ORDS_URL end in /ords/?',
    );
  }
  return { token, lifeSeconds };
}

function requestToken(
  { ordsUrl, alias, http }: TokenSourceOptions,
  { clientId, clientSecret }: ClientCredentials,
  signal?: AbortSignal,
): Promise<HttpResponse> {
  return callOrds(http, 'asking for a token', {
    method: 'POST',
    url: `${toSchemaUrl(ordsUrl, alias)}/oauth/token`,
    headers: {
      authorization: toBasicAuthorization(clientId, clientSecret),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
    repeatable: true,
    ...(signal !== undefined && { signal }),
  });
}

/** Makes a {@link TokenSource} for the client-credentials grant: `POST <ords>/<alias>/oauth/token`. */
export function createTokenSource(options: TokenSourceOptions): TokenSource {
  const { credentials, clock } = options;
  let held: HeldToken | undefined;
  let asking: Promise<string> | undefined;

  const ask = async (signal?: AbortSignal): Promise<string> => {
    const aborted = signal === undefined ? {} : { signal };
    let response = await requestToken(options, await credentials({ fresh: false, ...aborted }), signal);
    if (refusals.has(response.status)) {
      response = await requestToken(options, await credentials({ fresh: true, ...aborted }), signal);
    }
    if (refusals.has(response.status)) {
      throw new OrdsUnauthorizedError(
        `asking for a token: status ${response.status}, ORDS does not accept the client's id and secret, also read anew. ` +
          'Compare the secrets with the registered client, or run the bootstrap again.',
      );
    }
    if (response.status !== 200) throw classifyAnswer('asking for a token', response);
    const { token, lifeSeconds } = parseTokenAnswer(response.body);
    const lifeMs = lifeSeconds * 1000;
    held = { token, renewAt: clock.now() + lifeMs - Math.min(TOKEN_MARGIN_MS, lifeMs / 2) };
    return token;
  };

  return {
    token: (signal) => {
      if (held !== undefined && clock.now() < held.renewAt) return Promise.resolve(held.token);
      asking ??= ask(signal).finally(() => (asking = undefined));
      return asking;
    },
    drop: (token) => {
      if (held?.token === token) held = undefined;
    },
  };
}
