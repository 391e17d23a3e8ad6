/** The part of `process` that {@link stopSignal} listens to. */
export interface SignalSource {
  on(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
  off(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
}

/** An AbortSignal that follows the operating system's requests to stop. */
export interface StopSignal {
  /** Aborted at the first request; its reason names the request, like `SIGTERM`. */
  signal: AbortSignal;
  /** Stops listening, so that the next request ends the process at once. */
  release: () => void;
}

/** Listens for SIGINT and SIGTERM. A second request after {@link StopSignal.release} has the system's own effect. */
export function stopSignal(source: SignalSource = process): StopSignal {
  const controller = new AbortController();
  const listener = (signal: NodeJS.Signals) => controller.abort(new Error(`stopped by ${signal}`));
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) source.on(signal, listener);
  return {
    signal: controller.signal,
    release: () => {
      for (const signal of signals) source.off(signal, listener);
    },
  };
}
