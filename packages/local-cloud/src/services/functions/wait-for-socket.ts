import { existsSync, watch } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Resolves as soon as the FDK's socket is there: it binds another name first and makes the real one a link to it, so
 * what can be seen can be connected to.
 *
 * @throws the signal's reason
 */
export function waitForSocket(socketPath: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const watcher = watch(dirname(socketPath), { persistent: false });
    const finish = (settle: () => void): void => {
      watcher.close();
      signal.removeEventListener('abort', onAbort);
      settle();
    };
    const onAbort = (): void => finish(() => reject(signal.reason as Error));
    const look = (): void => {
      if (existsSync(socketPath)) finish(resolve);
    };
    signal.addEventListener('abort', onAbort);
    watcher.on('change', look);
    watcher.on('error', (error) => finish(() => reject(error)));
    look();
  });
}
