import { join } from 'node:path';
import { systemClock } from '@weather-stream/service-kit';
import { openCloudClock } from './clock/open-cloud-clock';
import { openControlPlane } from './cloud/control-plane';
import { controlOperations } from './control/control-operations';
import { createLogBook } from './control/create-log-book';
import { createAuthenticator } from './identity/create-authenticator';
import { loadIssuerKey } from './identity/load-issuer-key';
import { createRequestListener } from './server/handle-request';
import { createRouter } from './server/router';
import { startHttpServer } from './server/start-http-server';
import type { LocalCloud, LocalCloudOptions } from './types';

/**
 * Starts the local cloud: one process, one port, the wire protocols of the OCI services that the pipeline uses.
 *
 * @throws LocalCloudStartError `PORT_TAKEN`, `STATE_UNREADABLE`
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { stateFolder, host = '127.0.0.1', port = 0, clock: machineClock = systemClock, logger } = options;
  const { apiKeys, images, timeScale = 1, transitionDelayMs = 0 } = options;
  const now = () => machineClock.now();
  const startedAt = new Date(now()).toISOString();
  let url = '';
  const clock = await openCloudClock({ stateFolder, clock: machineClock, timeScale });
  const issuer = await loadIssuerKey(join(stateFolder, 'identity', 'issuer.pem'));
  const controlPlane = await openControlPlane({
    folder: join(stateFolder, 'resources'),
    clock,
    transitionDelayMs,
    tenancyIds: apiKeys.map(({ tenancyId }) => tenancyId),
    images,
    url: () => url,
  });
  const logBook = createLogBook(() => clock.now());
  const control = controlOperations({ clock, logBook, status: () => ({ startedAt }) });
  const route = createRouter([...control, ...controlPlane.operations], controlPlane.unbuilt);
  const authenticate = createAuthenticator({ apiKeys, issuerPublicKey: issuer.publicKey, now });
  const listener = createRequestListener({ route, authenticate, logger });
  const server = await startHttpServer({ host, port, listener });
  url = server.url;
  logger.info({ url }, 'local cloud started');
  return {
    url,
    close: async () => {
      await server.close();
      controlPlane.engine.close();
    },
  };
}
