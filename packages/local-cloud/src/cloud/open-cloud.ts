import { join } from 'node:path';
import { systemClock, type Clock } from '@weather-stream/service-kit';
import { openCloudClock } from '../clock/open-cloud-clock';
import { controlOperations } from '../control/control-operations';
import { createLogBook } from '../control/create-log-book';
import { createAuthenticator } from '../identity/create-authenticator';
import { createAuthorizer } from '../identity/create-authorizer';
import { createOperationAuthorizer } from '../identity/create-operation-authorizer';
import { loadIssuerKey } from '../identity/load-issuer-key';
import { createTokenIssuer } from '../identity/token-issuer';
import type { RequestListenerDeps } from '../server/handle-request';
import { createRouter } from '../server/router';
import { createAuthTokens } from '../services/identity/auth-tokens';
import type { LocalCloudOptions } from '../types';
import { authorizeConnector } from './authorize-connector';
import { computeMetadataOperations } from './compute-metadata-operations';
import { openControlPlane } from './control-plane';
import { startDataPlanes } from './data-planes';
import { followRegistry } from './follow-registry';
import { mayAccessRepository } from './may-access-repository';
import { openImages } from './open-images';

/** Everything behind the port. */
export interface Cloud extends Pick<RequestListenerDeps, 'route' | 'authenticate' | 'authorize'> {
  close: () => Promise<void>;
}

/** Who the users are, and the key that signs what the cloud issues. */
async function openIdentity({ stateFolder, apiKeys }: LocalCloudOptions, now: () => number) {
  const issuer = await loadIssuerKey(join(stateFolder, 'identity', 'issuer.pem'));
  return {
    issuer,
    authenticate: createAuthenticator({ apiKeys, issuerPublicKey: issuer.publicKey, now }),
    issueResourcePrincipal: createTokenIssuer(issuer, now),
    authTokens: createAuthTokens(apiKeys, issuer),
  };
}

type Identity = Awaited<ReturnType<typeof openIdentity>>;

/** The clocks, and who the cloud is. */
interface Setting extends Pick<Identity, 'issuer' | 'authTokens'> {
  clock: Clock;
  machineClock: Clock;
  tenancyIds: readonly string[];
  url: string;
}

/** Opens the control plane with the registry, of which functions are made. */
async function openResources(options: LocalCloudOptions, setting: Setting) {
  const { stateFolder, transitionDelayMs = 0, logger } = options;
  const { registry, images } = await openImages({
    ...{ stateFolder, ...setting, bundles: options.images },
    engine: () => engine,
    mayAccess: (...question) => mayAccess(...question),
  });
  const controlPlane = await openControlPlane({
    ...{ ...options, ...setting, images, transitionDelayMs },
    folder: join(stateFolder, 'resources'),
    url: () => setting.url,
  });
  const { engine } = controlPlane;
  const authorizer = createAuthorizer({ engine, logger });
  const mayAccess = mayAccessRepository(authorizer);
  followRegistry({ engine, registry, logger });
  const operations = [...controlPlane.operations, ...registry.operations];
  return { ...controlPlane, operations, images, authorizer };
}

/**
 * Opens everything that lives in the state folder and starts it.
 *
 * @param url the cloud's own URL
 * @throws LocalCloudStartError `STATE_UNREADABLE`, `API_KEY_INVALID`
 */
export async function openCloud(options: LocalCloudOptions, url: string): Promise<Cloud> {
  const { stateFolder, clock: machineClock = systemClock, apiKeys, timeScale = 1 } = options;
  const tenancyIds = apiKeys.map(({ tenancyId }) => tenancyId);
  const now = () => machineClock.now();
  const startedAt = new Date(now()).toISOString();
  const clock = await openCloudClock({ stateFolder, clock: machineClock, timeScale });
  const { authenticate, issueResourcePrincipal, ...identity } = await openIdentity(options, now);
  const setting = { ...identity, clock, machineClock, tenancyIds, url };
  const { engine, operations, unbuilt, images, authorizer } = await openResources(options, setting);
  const logBook = createLogBook(() => clock.now());
  const dataPlanes = startDataPlanes({
    ...options,
    images,
    authorizeConnector: authorizeConnector(authorizer, (id) => engine.tenancyOf(id)),
    engine,
    clock,
    machineClock,
    logBook,
    issueResourcePrincipal,
  });
  const status = () => ({ url, startedAt, ...dataPlanes.status() });
  const metadata = computeMetadataOperations({ engine, issuer: identity.issuer, now });
  const control = [...controlOperations({ clock, logBook, status }), ...metadata];
  return {
    route: createRouter([...control, ...operations, ...dataPlanes.operations], unbuilt),
    authenticate,
    authorize: createOperationAuthorizer(authorizer),
    close: async () => {
      await dataPlanes.close();
      engine.close();
    },
  };
}
