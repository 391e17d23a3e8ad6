import type { Publication } from './create-observation-publisher';

/** How a run of limited length went. */
export interface RunTally {
  /** Acknowledged by a stream: either of the two. */
  published: number;
  /** Polled or taken, and not acknowledged. */
  failed: number;
  /** Why the publisher gave up, when it did. */
  gaveUp?: unknown;
}

/** Counts the outcomes of what was taken. */
export interface RunTallyKeeper {
  /** Follows a publication to its end. */
  follow(publication: Publication): void;
  /** Counts something that never came to a publication. */
  fail(): void;
  /** Whether the publisher has given up on something: what comes after it would only be given up too. */
  hasGivenUp(): boolean;
  /** Resolves when all that was followed has ended, something was given up, or `signal` is aborted. */
  settled(signal: AbortSignal): Promise<void>;
  /** How it stands when all that was followed has ended. */
  total(): Promise<RunTally>;
}

/** Makes a {@link RunTallyKeeper} at zero. */
export function createRunTally(): RunTallyKeeper {
  const tally: RunTally = { published: 0, failed: 0 };
  const open = new Set<Promise<void>>();
  const givenUp = new AbortController();
  return {
    follow: (publication) => {
      if (publication.kind === 'unchanged') return;
      const end: Promise<void> = publication.outcome.then((outcome) => {
        tally[outcome.kind === 'stored' ? 'published' : 'failed'] += 1;
        open.delete(end);
        if (outcome.kind !== 'gave-up') return;
        tally.gaveUp ??= outcome.error;
        givenUp.abort();
      });
      open.add(end);
    },
    fail: () => {
      tally.failed += 1;
    },
    hasGivenUp: () => givenUp.signal.aborted,
    settled: async (signal) => {
      await Promise.race([Promise.all(open), aborted(AbortSignal.any([signal, givenUp.signal]))]);
    },
    total: async () => {
      await Promise.all(open);
      return { ...tally };
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
