import type { Clock } from '@weather-stream/service-kit';

/** How the cloud's time differs from the machine's. */
export interface ClockSettings {
  /** Added to the machine's time, in milliseconds; negative is the past. */
  offsetMs: number;
  /** Waits of the services are this many times shorter. */
  timeScale: number;
}

/** The one clock of all services. */
export interface CloudClock extends Clock {
  settings(): ClockSettings;
  /**
   * Changes the clock while it runs. Whoever sleeps goes on with what is left: a step forward shortens waits by as
   * much, a step back does not lengthen them.
   */
  adjust(settings: Partial<ClockSettings>): void;
}

/** Settings of {@link createCloudClock}. */
export interface CloudClockOptions extends Partial<ClockSettings> {
  /** The machine's clock. */
  clock: Clock;
}

/** Makes the cloud's clock: the machine's, moved by an offset, with waits that a time scale makes shorter. */
export function createCloudClock({ clock, offsetMs = 0, timeScale = 1 }: CloudClockOptions): CloudClock {
  let settings: ClockSettings = { offsetMs, timeScale };
  let adjusted = new AbortController();
  /** The sum of all steps forward so far. */
  let steppedMs = 0;

  const sleep = async (durationMs: number, signal?: AbortSignal): Promise<void> => {
    let remainingMs = durationMs;
    while (remainingMs > 0) {
      const { timeScale: scale } = settings;
      const [startedAt, steppedBefore, interruption] = [clock.now(), steppedMs, adjusted.signal];
      const either = signal === undefined ? interruption : AbortSignal.any([signal, interruption]);
      try {
        await clock.sleep(remainingMs / scale, either);
        return;
      } catch (error) {
        if (signal?.aborted === true || !interruption.aborted) throw error;
        remainingMs -= (clock.now() - startedAt) * scale + (steppedMs - steppedBefore);
      }
    }
    signal?.throwIfAborted();
  };

  return {
    now: () => clock.now() + settings.offsetMs,
    sleep,
    settings: () => settings,
    adjust: (change) => {
      const next = { ...settings, ...change };
      steppedMs += Math.max(0, next.offsetMs - settings.offsetMs);
      settings = next;
      const interrupted = adjusted;
      adjusted = new AbortController();
      interrupted.abort(new Error('the clock was adjusted'));
    },
  };
}
