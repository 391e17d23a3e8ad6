import { join } from 'node:path';
import { readFileIfThere, writeFileAtomic, type Clock } from '@weather-stream/service-kit';
import { stateUnreadable } from '../errors';
import { createCloudClock, type ClockSettings, type CloudClock } from './create-cloud-clock';

/** Settings of {@link openCloudClock}. */
export interface OpenCloudClockOptions {
  stateFolder: string;
  /** The machine's clock. */
  clock: Clock;
  timeScale: number;
}

/** A cloud's clock whose adjustments outlive the process. */
export interface PersistentCloudClock extends CloudClock {
  /** Keeps the offset for the next start. The time scale is not kept: it is an option of the start. */
  persist: () => Promise<void>;
}

async function readOffset(path: string): Promise<number> {
  const text = await readFileIfThere(path);
  if (text === undefined) return 0;
  try {
    const { offsetMs } = JSON.parse(text) as Partial<ClockSettings>;
    if (typeof offsetMs === 'number') return offsetMs;
    throw new Error('there is no offsetMs in it');
  } catch (cause) {
    throw stateUnreadable(path, 'Remove it to go on without an offset', cause);
  }
}

/** Makes the cloud's clock as it was last adjusted: what the cloud has written must not lie in its future. */
export async function openCloudClock(options: OpenCloudClockOptions): Promise<PersistentCloudClock> {
  const { stateFolder, clock: machineClock, timeScale } = options;
  const path = join(stateFolder, 'clock.json');
  const offsetMs = await readOffset(path);
  const clock = createCloudClock({ clock: machineClock, timeScale, offsetMs });
  const persist = (): Promise<void> =>
    writeFileAtomic(path, JSON.stringify({ offsetMs: clock.settings().offsetMs }));
  return { ...clock, persist };
}
