import { existsSync } from 'node:fs';

/** How often the socket is looked for: a bundle is up in some 40 ms. */
const pollMs = 5;

/**
 * Resolves as soon as the FDK's socket is there: it binds another name first and makes the real one a link to it, so
 * what can be seen can be connected to. Looks again and again, as file watches are few on a developer's machine.
 *
 * @throws the signal's reason
 */
export function waitForSocket(socketPath: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (!signal.aborted && !existsSync(socketPath)) return;
      clearInterval(timer);
      if (signal.aborted) reject(signal.reason as Error);
      else resolve();
    };
    const timer = setInterval(look, pollMs);
    signal.addEventListener('abort', look, { once: true });
    look();
  });
}
