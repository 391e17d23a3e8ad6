import { setTimeout as delay } from 'node:timers/promises';

const pollMs = 20;

/**
 * Waits until an expectation holds: for what happens in other processes, of which nobody tells.
 *
 * @param withinMs after this time the expectation's own failure is thrown
 */
export async function eventually<T>(expectation: () => T | Promise<T>, withinMs = 30_000): Promise<T> {
  const giveUpAt = Date.now() + withinMs;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() > giveUpAt) throw error;
      await delay(pollMs);
    }
  }
}
