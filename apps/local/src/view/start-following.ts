import { followCloud, type FollowOptions } from './follow-cloud';

/** A following that goes on until it is ended. */
export interface Following {
  /** Takes a last look, unless the cloud does not let itself be looked at any more. */
  end: () => Promise<void>;
}

/** How long a last look may take, in milliseconds. */
const lastLookMs = 1000;

/** Shows what goes on in the local cloud; that it cannot be looked at is said, and harms nothing. */
export function startFollowing(options: Omit<FollowOptions, 'signal'>): Following {
  const { show, clock } = options;
  const stop = new AbortController();
  const following = followCloud({ ...options, signal: stop.signal }).catch((error: unknown) => {
    if (stop.signal.aborted) return;
    const text = `the local cloud cannot be followed: ${String(error)}`;
    show([
      {
        kind: 'log',
        line: { time: new Date(clock.now()).toISOString(), source: 'local', text, level: 'warn' },
      },
    ]);
  });
  return {
    end: async () => {
      stop.abort(new Error('the run has ended'));
      const patience = new AbortController();
      await Promise.race([following, clock.sleep(lastLookMs, patience.signal).catch(() => undefined)]);
      patience.abort(new Error('the last look was taken'));
    },
  };
}
