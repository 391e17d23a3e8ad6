import { join } from 'node:path';
import type { Clock } from '@weather-stream/service-kit';
import type { Station } from '@weather-stream/runtime-config';
import type { Checkpoint } from './create-checkpoint';
import { remaining, toResumeInstant } from './recorded/next-observations';
import { readRecordFile, recordFileName } from './recorded/read-record-file';
import { startWeatherStation } from './recorded/start-weather-station';

/** What {@link openRecording} needs. */
export interface RecordingOptions {
  /** Folder of the recorded observations. */
  dataFolder: string;
  /** The stations that are polled; the rest of the record is left out. */
  stations: readonly Station[];
  checkpoint: Checkpoint;
  clock: Clock;
  /** Whether recorded time passes with the clock or by {@link Recording.step} alone. */
  mode: 'lapsed' | 'stepped';
  /** Recorded hours a second of the clock, where time passes with it. */
  hoursPerSecond: number;
}

/** A weather station that replays the record from where the checkpoint is. */
export interface Recording {
  /** Base URL for a client of WeatherAPI.com. */
  url: string;
  apiKey: string;
  /** How many observations the checkpoint leaves to publish. */
  remaining: number;
  /** Instant of the last observation of the record. */
  endsAt: Date;
  /** Goes on by one recorded hour. */
  step(): void;
  /** Whether the station shows its last observations. */
  isAtEnd(): boolean;
  close(): Promise<void>;
}

/**
 * Starts the weather station in this process.
 *
 * @throws RecordError
 */
export async function openRecording(options: RecordingOptions): Promise<Recording> {
  const { stations, clock, mode, hoursPerSecond } = options;
  const polled = new Set(stations.map(({ id }) => id));
  const record = readRecordFile(join(options.dataFolder, recordFileName)).filter(({ station }) =>
    polled.has(station),
  );
  const checkpoint = Object.fromEntries(
    stations.flatMap(({ id }) => {
      const last = options.checkpoint.last(id);
      return last === undefined ? [] : [[id, last.toISOString()]];
    }),
  );
  const station = await startWeatherStation({
    record,
    stations,
    clock,
    mode: mode === 'lapsed' ? { kind: mode, hoursPerSecond } : { kind: mode },
    startAt: toResumeInstant(record, checkpoint),
  });
  return {
    url: station.url,
    apiKey: station.apiKey,
    remaining: remaining(record, checkpoint),
    endsAt: new Date(record.at(-1)?.observedAt ?? 0),
    step: () => station.step(),
    isAtEnd: () => station.position().isAtEnd,
    close: () => station.close(),
  };
}
