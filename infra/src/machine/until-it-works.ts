/** What waits between attempts, and is told of them. */
export interface Patience {
  sleep: (ms: number) => Promise<unknown>;
  say: (line: string) => void;
}

const firstPauseMs = 2000;
const longestPauseMs = 60_000;

/** Does something again until it succeeds: membership of groups and policies reach a new machine up to 15 minutes late. */
export async function untilItWorks(action: () => Promise<void>, { sleep, say }: Patience): Promise<void> {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      await action();
      return;
    } catch (error) {
      say(`${error instanceof Error ? error.message : String(error)}; trying again in ${pauseMs / 1000} s`);
      await sleep(pauseMs);
    }
  }
}
