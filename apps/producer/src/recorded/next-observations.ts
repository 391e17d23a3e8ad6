import type { RecordCheckpoint, RecordedObservation, WeatherRecord } from './types';

/**
 * The observations that a checkpoint leaves to publish, in the order in which the station shows them.
 *
 * @param count how many at most
 */
export function nextObservations(
  record: WeatherRecord,
  checkpoint: RecordCheckpoint,
  count = Infinity,
): RecordedObservation[] {
  const doneUntil = new Map(
    Object.entries(checkpoint).map(([station, instant]) => [station, Date.parse(instant)]),
  );
  const left = record.filter(({ station, observedAt }) => observedAt > (doneUntil.get(station) ?? -Infinity));
  return left.slice(0, count);
}

/** How many observations a checkpoint leaves to publish. */
export function remaining(record: WeatherRecord, checkpoint: RecordCheckpoint): number {
  return nextObservations(record, checkpoint).length;
}

/**
 * The instant (milliseconds of the Unix epoch) at which a station must start so that nothing after the checkpoint is
 * passed over: that of the first observation left, or the record's end when none is.
 */
export function toResumeInstant(record: WeatherRecord, checkpoint: RecordCheckpoint): number {
  return nextObservations(record, checkpoint, 1)[0]?.observedAt ?? record.at(-1)?.observedAt ?? 0;
}
