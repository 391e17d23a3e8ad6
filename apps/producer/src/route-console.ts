import type { Logger } from '@weather-stream/service-kit';

/**
 * Turns what the vendor's SDK writes to the console into log lines of level debug: its retrier writes every failed call
 * there, as `[object Object]`, and cannot be told not to. What it means is logged by whoever made the call.
 */
export function routeConsole(target: Pick<Console, 'warn' | 'error'>, logger: Logger): void {
  const write = (...words: unknown[]) => logger.debug({ event: 'console' }, words.map(String).join(' '));
  target.warn = write;
  target.error = write;
}
