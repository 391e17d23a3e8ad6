import { join } from 'node:path';
import { writeFileAtomic } from '@weather-stream/service-kit';
import { readFileIfExists } from '../storage/read-file-if-exists';
import type { ClockSettings } from './create-cloud-clock';

const pathOf = (stateFolder: string): string => join(stateFolder, 'clock.json');

/** Reads how the clock was last adjusted: the instants that the cloud has written must not lie in its future. */
export async function loadClockSettings(stateFolder: string): Promise<Partial<ClockSettings>> {
  const text = await readFileIfExists(pathOf(stateFolder));
  return text === undefined ? {} : { offsetMs: (JSON.parse(text) as ClockSettings).offsetMs };
}

/** Keeps the adjustment for the next start. The time scale is not kept: it is an option of the start. */
export async function saveClockSettings(stateFolder: string, { offsetMs }: ClockSettings): Promise<void> {
  await writeFileAtomic(pathOf(stateFolder), JSON.stringify({ offsetMs }));
}
