import type { Clock } from '@weather-stream/service-kit';

/** An alarm that is set again and again; only the last setting counts. */
export interface WakeUp {
  /** Rings at this instant (milliseconds since the Unix epoch) instead of any that was set; `undefined` never. */
  at(instantMs: number | undefined): void;
  /** Rings once in the next turn of the event loop, however often it is asked for until then. */
  soon(): void;
}

/** Makes a {@link WakeUp} that calls `ring`. */
export function createWakeUp(clock: Clock, ring: () => void): WakeUp {
  let alarm: { controller: AbortController; instantMs: number } | undefined;
  let isSoon = false;
  return {
    at: (instantMs) => {
      if (alarm?.instantMs === instantMs) return;
      alarm?.controller.abort();
      alarm = undefined;
      if (instantMs === undefined) return;
      const set = { controller: new AbortController(), instantMs };
      alarm = set;
      const due = () => {
        if (alarm !== set) return;
        alarm = undefined;
        ring();
      };
      clock.sleep(instantMs - clock.now(), set.controller.signal).then(due, () => undefined);
    },
    soon: () => {
      if (isSoon) return;
      isSoon = true;
      setImmediate(() => {
        isSoon = false;
        ring();
      });
    },
  };
}
