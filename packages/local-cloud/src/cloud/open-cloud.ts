import { join } from 'node:path';
import { systemClock } from '@weather-stream/service-kit';
import { openCloudClock } from '../clock/open-cloud-clock';
import { controlOperations } from '../control/control-operations';
import { createLogBook } from '../control/create-log-book';
import { createAuthenticator } from '../identity/create-authenticator';
import { loadIssuerKey } from '../identity/load-issuer-key';
import { createTokenIssuer } from '../identity/token-issuer';
import type { RequestListenerDeps } from '../server/handle-request';
import { createRouter } from '../server/router';
import { bundleImages } from '../services/functions/image/bundle-images';
import type { LocalCloudOptions } from '../types';
import { openControlPlane } from './control-plane';
import { startDataPlanes } from './data-planes';

/** Everything behind the port. */
export interface Cloud extends Pick<RequestListenerDeps, 'route' | 'authenticate' | 'authorize'> {
  close: () => Promise<void>;
}

/**
 * Opens everything that lives in the state folder and starts it.
 *
 * @param url the cloud's own URL
 * @throws LocalCloudStartError `STATE_UNREADABLE`, `API_KEY_INVALID`
 */
export async function openCloud(options: LocalCloudOptions, url: string): Promise<Cloud> {
  const { stateFolder, clock: machineClock = systemClock, apiKeys } = options;
  const { timeScale = 1, transitionDelayMs = 0 } = options;
  const tenancyIds = apiKeys.map(({ tenancyId }) => tenancyId);
  const now = () => machineClock.now();
  const startedAt = new Date(now()).toISOString();
  const clock = await openCloudClock({ stateFolder, clock: machineClock, timeScale });
  const issuer = await loadIssuerKey(join(stateFolder, 'identity', 'issuer.pem'));
  const authenticate = createAuthenticator({ apiKeys, issuerPublicKey: issuer.publicKey, now });
  const images = bundleImages(options.images);
  const { engine, operations, unbuilt } = await openControlPlane({
    ...options,
    images,
    folder: join(stateFolder, 'resources'),
    clock,
    transitionDelayMs,
    tenancyIds,
    url: () => url,
  });
  const logBook = createLogBook(() => clock.now());
  const issueResourcePrincipal = createTokenIssuer(issuer, now);
  const dataPlanes = startDataPlanes({
    ...options,
    images,
    tenancyId: tenancyIds[0] ?? '',
    engine,
    clock,
    machineClock,
    logBook,
    issueResourcePrincipal,
  });
  const status = () => ({ url, startedAt, ...dataPlanes.status() });
  const control = controlOperations({ clock, logBook, status });
  return {
    route: createRouter([...control, ...operations, ...dataPlanes.operations], unbuilt),
    authenticate,
    authorize: () => undefined,
    close: async () => {
      await dataPlanes.close();
      engine.close();
    },
  };
}
