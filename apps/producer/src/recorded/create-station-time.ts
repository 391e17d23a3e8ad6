import type { Clock } from '@weather-stream/service-kit';

const msPerHour = 3_600_000;

/** How a station's time passes. */
export type StationMode =
  /** With the clock: so many recorded hours a second. */
  | { kind: 'lapsed'; hoursPerSecond: number }
  /** By `step()` alone, one recorded hour a step. */
  | { kind: 'stepped' };

/** The time of a station in the recorded year. */
export interface StationTime {
  /** Milliseconds of the Unix epoch; never after the end of the record. */
  now(): number;
  /** Goes on by one recorded hour, in either mode. */
  step(): void;
}

/** What {@link createStationTime} needs. */
export interface StationTimeOptions {
  mode: StationMode;
  clock: Clock;
  /** First instant, milliseconds of the Unix epoch. */
  startAt: number;
  /** Instant at which time stops, milliseconds of the Unix epoch. */
  endAt: number;
}

/** Makes the time of a station. */
export function createStationTime({ mode, clock, startAt, endAt }: StationTimeOptions): StationTime {
  const startedAt = clock.now();
  let steppedMs = 0;
  const lapsedMs = (): number =>
    mode.kind === 'lapsed' ? ((clock.now() - startedAt) / 1000) * mode.hoursPerSecond * msPerHour : 0;
  return {
    now: () => Math.min(startAt + steppedMs + lapsedMs(), endAt),
    step: () => {
      steppedMs += msPerHour;
    },
  };
}
