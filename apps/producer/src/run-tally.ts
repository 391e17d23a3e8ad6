import type { Publication } from './create-observation-publisher';

/** How a run of limited length went. */
export interface RunTally {
  /** Acknowledged by a stream: either of the two. */
  published: number;
  /** Polled or taken, and not acknowledged. */
  failed: number;
}

/** Counts the outcomes of what was taken. */
export interface RunTallyKeeper {
  /** Follows a publication to its end. */
  follow(publication: Publication): void;
  /** Counts something that never came to a publication. */
  fail(): void;
  /** How it stands now. */
  now(): RunTally;
  /** Resolves when everything followed has come to its end, or when `signal` is aborted. */
  settled(signal: AbortSignal): Promise<RunTally>;
}

/** Makes a {@link RunTallyKeeper} at zero. */
export function createRunTally(): RunTallyKeeper {
  const tally = { published: 0, failed: 0 };
  const open = new Set<Promise<void>>();
  return {
    follow: (publication) => {
      if (publication.kind === 'unchanged') return;
      const end: Promise<void> = publication.outcome.then(({ kind }) => {
        tally[kind === 'stored' ? 'published' : 'failed'] += 1;
        open.delete(end);
      });
      open.add(end);
    },
    fail: () => {
      tally.failed += 1;
    },
    now: () => ({ ...tally }),
    settled: async (signal) => {
      const aborted = new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      await Promise.race([Promise.all(open), aborted]);
      return { ...tally };
    },
  };
}
