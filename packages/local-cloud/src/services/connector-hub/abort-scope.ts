/** A piece of work with waits of its own: when it ends, they end. */
export interface AbortScope {
  /** Aborted with the surrounding signal, and when the scope ends. */
  signal: AbortSignal;
  /** Rejects with the surrounding signal's reason as soon as that is aborted. */
  aborted: Promise<never>;
  /** Ends all waits of the scope. */
  end: () => void;
}

/** Opens a scope inside of a signal that lives longer: nothing of it stays behind in that signal. */
export function openScope(surrounding: AbortSignal): AbortScope {
  const own = new AbortController();
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => {
      own.abort(surrounding.reason);
      reject(surrounding.reason as Error);
    };
  });
  aborted.catch(() => undefined);
  if (surrounding.aborted) onAbort();
  else surrounding.addEventListener('abort', onAbort, { once: true });
  return {
    signal: own.signal,
    aborted,
    end: () => {
      surrounding.removeEventListener('abort', onAbort);
      own.abort(new Error('the work has ended'));
    },
  };
}
