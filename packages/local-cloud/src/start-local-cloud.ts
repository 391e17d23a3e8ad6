import { join } from 'node:path';
import { systemClock } from '@weather-stream/service-kit';
import { createCloudClock } from './clock/create-cloud-clock';
import { loadClockSettings, saveClockSettings } from './clock/load-clock-settings';
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
  const clock = createCloudClock({
    clock: machineClock,
    ...(await loadClockSettings(stateFolder)),
    ...(options.timeScale === undefined ? {} : { timeScale: options.timeScale }),
  });
  const issuer = await loadIssuerKey(join(stateFolder, 'identity', 'issuer.pem'));
  const logBook = createLogBook(() => clock.now());
  const now = () => machineClock.now();
  const startedAt = new Date(now()).toISOString();
  const route = createRouter([
    ...controlOperations({
      clock,
      logBook,
      onClockAdjusted: (settings) => saveClockSettings(stateFolder, settings),
      status: () => ({ startedAt, stateFolder }),
    }),
  ]);
  const authenticate = createAuthenticator({
    apiKeys: options.apiKeys,
    issuerPublicKey: issuer.publicKey,
    now,
  });
  const server = await startHttpServer({
    host,
    port,
    listener: createRequestListener({ route, authenticate, logger }),
  });
  logger.info({ url: server.url }, 'local cloud started');
  return { url: server.url, close: () => server.close() };
}
