import { openCloud, type Cloud } from './cloud/open-cloud';
import { createRequestListener } from './server/handle-request';
import { startHttpServer } from './server/start-http-server';
import type { LocalCloud, LocalCloudOptions } from './types';

/**
 * Starts the local cloud: one process, one port, the wire protocols of the OCI services that the pipeline uses.
 *
 * The port comes first: whoever starts a second cloud on the same one is refused before it touches the first one's
 * files, and whatever the services start finds the port open. Calls that come early wait.
 *
 * @throws LocalCloudStartError `PORT_TAKEN`, `STATE_UNREADABLE`, `API_KEY_INVALID`
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { host = '127.0.0.1', port = 0, logger } = options;
  let open: (cloud: Cloud) => void = () => undefined;
  const ready = new Promise<Cloud>((resolve) => (open = resolve)).then(({ route, authenticate, authorize }) =>
    createRequestListener({ route, authenticate, authorize, logger }),
  );
  const server = await startHttpServer({
    host,
    port,
    listener: (request, response) => void ready.then((listen) => listen(request, response)),
  });
  try {
    const cloud = await openCloud(options, server.url);
    open(cloud);
    logger.info({ url: server.url }, 'local cloud started');
    return {
      url: server.url,
      close: async () => {
        await server.close();
        await cloud.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}
