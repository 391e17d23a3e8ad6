import type { Operation } from '../../server/operation';
import { unauthorized } from './errors';
import type { RegistryContext } from './registry-context';
import { readBearer, toChallenge, toRegistryError, versionHeader } from './registry-operation';

/** `GET /v2/`: says that this is a registry, to whoever has a token, and to the others where to get one. */
export function checkVersion(context: RegistryContext): Operation {
  return {
    name: 'CheckRegistryVersion',
    method: 'GET',
    path: '/v2',
    access: 'anonymous',
    handle: (request) => {
      try {
        if (readBearer(context, request).kind === 'anonymous') throw unauthorized('Log in first.');
        return { status: 200, headers: versionHeader, body: {} };
      } catch (error) {
        return toRegistryError(error, toChallenge(context, ''));
      }
    },
  };
}
