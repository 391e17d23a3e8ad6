import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** Holds a port on 127.0.0.1 until it is released. */
export async function takePort(): Promise<{ port: number; release: () => Promise<void> }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    release: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

/** A port on 127.0.0.1 that nobody listens on. */
export async function freePort(): Promise<number> {
  const { port, release } = await takePort();
  await release();
  return port;
}
