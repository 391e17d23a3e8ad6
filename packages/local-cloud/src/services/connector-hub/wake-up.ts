/** Tells a loop that there is something new, also when it comes before the loop begins to wait. */
export interface WakeUp {
  wake: () => void;
  /** To be called before looking for new things: what comes after this ends the next wait. */
  reset: () => void;
  /** Resolves when `wake` has been called since the last `reset`. */
  wait: () => Promise<void>;
}

/** Makes a {@link WakeUp} that sleeps. */
export function createWakeUp(): WakeUp {
  let wake: () => void = () => undefined;
  let woken: Promise<void>;
  const reset = (): void => {
    woken = new Promise((resolve) => {
      wake = resolve;
    });
  };
  reset();
  return { wake: () => wake(), reset, wait: () => woken };
}
