import { createHmac, timingSafeEqual } from 'node:crypto';
import type { EngineAccess } from '../../engine/resource-type';
import type { ApiKey } from '../../identity/find-signer';
import type { IssuerKey } from '../../identity/load-issuer-key';
import type { Principal } from '../../identity/principal';
import { tenancyNamespace } from '../../tenancy-namespace';

/** The OCID type of auth tokens. */
export const authTokenType = 'credential';

/** A login by auth token. */
export interface AuthTokenLogin {
  /** The tenancy's namespace. */
  namespace: string;
  /** The user's OCID: the users of the local cloud have no other name. */
  userName: string;
  authToken: string;
}

/** Auth tokens: what users log in with where requests are not signed. */
export interface AuthTokens {
  /** The tenancy of a user; `undefined` when there is no such user. */
  tenancyOf: (userId: string) => string | undefined;
  /** The token of a credential. It is computed and never kept, and shown once: when the credential is made. */
  tokenOf: (credentialId: string) => string;
  /** The user of a login; `undefined` when there is none, or none of its credentials has this token. */
  findUser: (engine: EngineAccess, login: AuthTokenLogin) => Principal | undefined;
}

/** As long as those of OCI. */
const tokenLength = 20;

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** Makes auth tokens for the users whose API keys the cloud knows. */
export function createAuthTokens(
  apiKeys: readonly ApiKey[],
  { privateKey }: Pick<IssuerKey, 'privateKey'>,
): AuthTokens {
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' });
  const tokenOf = (credentialId: string): string =>
    createHmac('sha256', secret)
      .update(`auth token ${credentialId}`)
      .digest('base64url')
      .slice(0, tokenLength);
  return {
    tokenOf,
    tenancyOf: (userId) => apiKeys.find((key) => key.userId === userId)?.tenancyId,
    findUser: (engine, { namespace, userName, authToken }) => {
      const user = apiKeys.find(
        ({ userId, tenancyId }) => userId === userName && tenancyNamespace(tenancyId) === namespace,
      );
      if (user === undefined) return undefined;
      const { tenancyId, userId } = user;
      const isTheirs = engine
        .findAll(authTokenType)
        .some(({ id, fields }) => fields.userId === userId && isSame(tokenOf(id), authToken));
      return isTheirs ? { kind: 'user', tenancyId, userId } : undefined;
    },
  };
}
